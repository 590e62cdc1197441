using InterpreterGuard.Host.Problems;

namespace InterpreterGuard.Host.Tuning;

/// <summary>A proposal that cannot be drawn up, looked at or written.</summary>
internal sealed class TuningRefusedException(int status, string title, string message, IReadOnlyList<FieldProblem>? fields = null, IReadOnlyList<string>? problems = null) : Exception(message)
{
    /// <summary>As HTTP would say it.</summary>
    public int Status { get; } = status;

    /// <summary>In a few words.</summary>
    public string Title { get; } = title;

    /// <summary>What is wrong with fields of the proposal.</summary>
    public IReadOnlyList<FieldProblem> Fields { get; } = fields ?? [];

    /// <summary>What the policy's compiler says.</summary>
    public IReadOnlyList<string> Problems { get; } = problems ?? [];

    public IResult ToResult() => Fields.Count > 0 ? Problem.NotValid(Fields)
        : Problems.Count > 0 ? Problem.Make(Status, Title, Message, ("problems", Problems))
        : Problem.Make(Status, Title, Message);
}
