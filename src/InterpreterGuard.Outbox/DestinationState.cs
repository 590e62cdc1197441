namespace InterpreterGuard.Outbox;

/// <summary>How deliveries to a destination go now.</summary>
public enum DestinationState
{
    /// <summary>Nothing waits.</summary>
    Idle,

    /// <summary>Messages are on their way.</summary>
    Delivering,

    /// <summary>The oldest message failed and is tried again.</summary>
    Retrying,

    /// <summary>After failures in a row all of it waits for a while.</summary>
    Pausing,

    /// <summary>The settings name it no more: what waits is not sent.</summary>
    NotConfigured,
}
