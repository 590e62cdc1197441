namespace InterpreterGuard.Policies.Schema;

/// <summary>A line of a reference table.</summary>
/// <param name="Name">What is written.</param>
/// <param name="Type">What it is, or what may stand behind it; empty where that goes without saying.</param>
/// <param name="Meaning">One sentence or two.</param>
public sealed record ReferenceRow(string Name, string Type, string Meaning);
