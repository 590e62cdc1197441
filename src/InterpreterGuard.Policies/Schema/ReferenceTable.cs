namespace InterpreterGuard.Policies.Schema;

/// <summary>A table of the reference.</summary>
/// <param name="Part">The part it belongs to, such as <c>Facts and their fields</c>.</param>
/// <param name="Name">What it is about, such as <c>network.connect</c> or <c>keys of a rule</c>.</param>
/// <param name="Meaning">One sentence; empty where the name says it.</param>
/// <param name="Rows">Its lines.</param>
public sealed record ReferenceTable(string Part, string Name, string Meaning, IReadOnlyList<ReferenceRow> Rows);
