namespace InterpreterGuard.Policies;

/// <summary>One thing that is wrong with a policy, at its place.</summary>
/// <param name="File">The file, relative to the policy folder.</param>
/// <param name="Line">Counts from 1; 0 when the problem is the file itself.</param>
/// <param name="Column">Counts from 1; 0 when the problem is the file itself.</param>
/// <param name="Message">One sentence: what is wrong and, where it can be guessed, what was meant.</param>
public sealed record PolicyProblem(string File, int Line, int Column, string Message)
{
    public override string ToString() => Line == 0 ? $"{File}: {Message}" : $"{File}:{Line}:{Column}: {Message}";
}
