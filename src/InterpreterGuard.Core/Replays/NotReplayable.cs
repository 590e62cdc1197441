namespace InterpreterGuard.Core.Replays;

/// <summary>Why an execution cannot be judged again, as the report words it.</summary>
internal static class NotReplayable
{
    public const string NeverRead = "it ended before its source was read";
    public const string FactsMissing = "what was read in its source was not kept, and it was not read again";
    public const string Unreadable = "what was read in its source was not kept, and its parser does not answer now";
    public const string NoProfile = "the policy has no profile of that name";
}
