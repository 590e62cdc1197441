namespace InterpreterGuard.Storage.Writing;

/// <summary>Dead messages of one destination that a person chose.</summary>
/// <param name="Count">How many.</param>
/// <param name="Destination">Where they were to go.</param>
/// <param name="IncidentId">What one of them tells of.</param>
/// <param name="Bytes">Bytes of their bodies.</param>
internal sealed record ChosenDead(long Count, string Destination, string IncidentId, long Bytes)
{
    public string Words => Count == 1 ? $"1 dead message to {Destination} about {IncidentId}, {Bytes} bytes" : $"{Count} dead messages to {Destination}, {Bytes} bytes";
}
