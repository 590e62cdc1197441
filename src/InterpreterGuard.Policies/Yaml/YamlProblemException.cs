namespace InterpreterGuard.Policies.Yaml;

/// <summary>Ends the reading of one file at something a policy file may not have.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1032", Justification = "Thrown and caught in one class.")]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1064", Justification = "Never leaves the reader.")]
internal sealed class YamlProblemException(string message, int line, int column) : Exception(message)
{
    public int Line { get; } = line;

    public int Column { get; } = column;
}
