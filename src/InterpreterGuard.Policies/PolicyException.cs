namespace InterpreterGuard.Policies;

/// <summary>A policy that cannot be used, with every problem it has.</summary>
public sealed class PolicyException : Exception
{
    /// <summary>More problems than anybody reads at once.</summary>
    public const int ProblemsMax = 1000;

    public PolicyException()
        : this("", [])
    {
    }

    public PolicyException(string message)
        : base(message) => Problems = [];

    public PolicyException(string message, Exception innerException)
        : base(message, innerException) => Problems = [];

    public PolicyException(string directory, IReadOnlyList<PolicyProblem> problems)
        : base(Sentence(directory, problems)) => Problems = Shown(problems);

    /// <summary>All problems, by file and line. Beyond <see cref="ProblemsMax"/> their number, as one more.</summary>
    public IReadOnlyList<PolicyProblem> Problems { get; }

    private static IReadOnlyList<PolicyProblem> Shown(IReadOnlyList<PolicyProblem> problems) => problems.Count <= ProblemsMax
        ? problems
        : [.. problems.Take(ProblemsMax), new(problems[ProblemsMax].File, 0, 0, $"{problems.Count - ProblemsMax} more problems are not shown.")];

    private static string Sentence(string directory, IReadOnlyList<PolicyProblem> problems) =>
        $"The policy in '{directory}' has {problems.Count} {(problems.Count == 1 ? "problem" : "problems")}:{Environment.NewLine}"
        + string.Join(Environment.NewLine, Shown(problems).Select(problem => "  " + problem));
}
