using InterpreterGuard.Outbox;

namespace InterpreterGuard.Host.Review.Components;

/// <summary>Words of a destination as persons say them, and the class that colours them.</summary>
internal static class OutboxWords
{
    public static (string Word, string Meaning, string Css) Of(DestinationState state) => state switch
    {
        DestinationState.Idle => ("idle", "Nothing waits", "info"),
        DestinationState.Delivering => ("delivering", "Messages are on their way", "low"),
        DestinationState.Retrying => ("retrying", "The oldest message failed and is tried again", "medium"),
        DestinationState.Pausing => ("pausing", "After failures in a row all of it waits for a while", "high"),
        DestinationState.NotConfigured => ("not in the settings", "The settings name it no more: what waits is not sent", "high"),
        _ => throw new InvalidOperationException($"The state {state} has no words."),
    };
}
