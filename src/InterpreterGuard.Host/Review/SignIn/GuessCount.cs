namespace InterpreterGuard.Host.Review.SignIn;

/// <summary>Failures of one account or one address.</summary>
internal sealed class GuessCount(DateTimeOffset at)
{
    public int Failures { get; private set; }

    public DateTimeOffset LastAt { get; private set; } = at;

    public void Fail(DateTimeOffset now) => (Failures, LastAt) = (Failures + 1, now);

    public void Forgive() => Failures = Math.Max(0, Failures - 1);
}
