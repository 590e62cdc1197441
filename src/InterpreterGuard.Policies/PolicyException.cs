namespace InterpreterGuard.Policies;

/// <summary>A policy that cannot be used, with every problem it has.</summary>
public sealed class PolicyException : Exception
{
    public PolicyException()
        : this("", [])
    {
    }

    public PolicyException(string message)
        : base(message) => Problems = [];

    public PolicyException(string message, Exception innerException)
        : base(message, innerException) => Problems = [];

    public PolicyException(string directory, IReadOnlyList<PolicyProblem> problems)
        : base(Sentence(directory, problems)) => Problems = problems;

    /// <summary>All problems, by file and line.</summary>
    public IReadOnlyList<PolicyProblem> Problems { get; }

    private static string Sentence(string directory, IReadOnlyList<PolicyProblem> problems) =>
        $"The policy in '{directory}' has {problems.Count} {(problems.Count == 1 ? "problem" : "problems")}:{Environment.NewLine}"
        + string.Join(Environment.NewLine, problems.Select(problem => "  " + problem));
}
