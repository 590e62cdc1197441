namespace InterpreterGuard.Client;

/// <summary>How a <see cref="GuardClient"/> waits and tries again.</summary>
public sealed record GuardClientOptions
{
    /// <summary>
    /// How often a request is sent again after a full host (429), an unready one (503) or a broken connection. 0 to 20, default 4; 0 turns it off.
    /// Submissions carry an idempotency key, so that one that is sent again never runs twice. What could happen twice is not sent again.
    /// </summary>
    public int RetriesMax { get; init; } = 4;

    /// <summary>
    /// The longest pause before a request is sent again. Above 0 and at most an hour, default 30 seconds. When the host asks for a longer one, its answer is told at once.
    /// </summary>
    public TimeSpan RetryDelayMax { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long an answer may take. Longer than any wall clock a profile allows: the host decides about those, this only ends a wait for a dead one. Above 0, default 70 minutes.
    /// </summary>
    public TimeSpan AnswerMax { get; init; } = TimeSpan.FromMinutes(70);

    /// <summary>
    /// How long live events may be silent before the connection counts as broken and is made anew. The host sends a sign of life every 10 seconds. At least 15 seconds, default 45.
    /// </summary>
    public TimeSpan SilenceMax { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>The clock of pauses and waits. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    internal static GuardClientOptions Checked(GuardClientOptions? options)
    {
        options ??= new();
        var problems = string.Join(' ', Problems(options));
        return problems.Length == 0 ? options : throw new ArgumentException(problems, nameof(options));
    }

    private static IEnumerable<string> Problems(GuardClientOptions options)
    {
        if (options.RetriesMax is < 0 or > 20)
            yield return $"RetriesMax is {options.RetriesMax}; it must be 0 to 20.";
        if (options.RetryDelayMax <= TimeSpan.Zero || options.RetryDelayMax > TimeSpan.FromHours(1))
            yield return $"RetryDelayMax is {options.RetryDelayMax}; it must be above 0 and at most an hour.";
        if (options.AnswerMax <= TimeSpan.Zero)
            yield return $"AnswerMax is {options.AnswerMax}; it must be above 0.";
        if (options.SilenceMax < TimeSpan.FromSeconds(15))
            yield return $"SilenceMax is {options.SilenceMax}; it must be at least 15 seconds.";
    }
}
