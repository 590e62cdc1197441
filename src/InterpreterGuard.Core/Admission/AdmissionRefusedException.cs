namespace InterpreterGuard.Core.Admission;

/// <summary>Somebody is not let in now. The message is for callers: it names the bound.</summary>
public sealed class AdmissionRefusedException : Exception
{
    public AdmissionRefusedException()
    {
    }

    public AdmissionRefusedException(string message)
        : base(message)
    {
    }

    public AdmissionRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public AdmissionRefusedException(AdmissionBound bound, int limit, TimeSpan retryAfter)
        : base(Sentence(bound, limit)) => (Bound, Limit, RetryAfter) = (bound, limit, retryAfter);

    public AdmissionBound Bound { get; }

    /// <summary>The bound's value.</summary>
    public int Limit { get; }

    /// <summary>When to try again.</summary>
    public TimeSpan RetryAfter { get; }

    private static string Sentence(AdmissionBound bound, int limit) => bound switch
    {
        AdmissionBound.KeyConcurrency => $"This key has {limit} executions running, which is all it may, and the time to wait for its turn is over.",
        AdmissionBound.KeyRate => $"This key has begun more than {limit} executions a minute.",
        AdmissionBound.KeyQueue => $"This key has {limit} executions waiting, which is all it may. Wait for answers before sending more.",
        AdmissionBound.KeySessions => $"This key has {limit} sessions, which is all it may. End one with DELETE /v1/sessions/{{id}}.",
        AdmissionBound.HostQueue => $"The host has {limit} executions waiting, which is all it may.",
        AdmissionBound.EvidenceSpace => "The host has no room left to keep evidence, so it begins nothing new. Its operator must make room.",
        _ => $"All {limit} sandboxes that may be had for this are taken, and the time to wait for a turn is over.",
    };
}
