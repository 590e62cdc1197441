namespace InterpreterGuard.Host.Review.SignIn;

/// <summary>What is locked, and for how much longer.</summary>
internal sealed record GuessLock(string What, TimeSpan For)
{
    /// <summary>What the person reads.</summary>
    public string Sentence => $"Too many wrong passwords: {What} is locked. Try again in {Math.Max(1, (int)Math.Ceiling(For.TotalMinutes))} min.";
}
