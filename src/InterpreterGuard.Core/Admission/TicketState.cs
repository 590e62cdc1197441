namespace InterpreterGuard.Core.Admission;

/// <summary>How far somebody is in.</summary>
internal enum TicketState
{
    /// <summary>Has a place in the queue, but does not ask for its turn yet.</summary>
    Entered,

    /// <summary>Waits for its turn.</summary>
    Waiting,

    /// <summary>Its turn came.</summary>
    In,

    /// <summary>Gave everything back.</summary>
    Gone,
}
