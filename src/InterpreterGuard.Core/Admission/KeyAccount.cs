namespace InterpreterGuard.Core.Admission;

/// <summary>What one key has taken.</summary>
internal sealed class KeyAccount(TokenBucket rate)
{
    public TokenBucket Rate { get; } = rate;

    public int Running { get; set; }

    public int Waiting { get; set; }

    public int Sessions { get; set; }
}
