using System.ComponentModel.DataAnnotations;

namespace InterpreterGuard.Screening.Shell;

/// <summary>How shell is read: section <c>Screening:Shell</c>.</summary>
public sealed class ShellOptions
{
    public const string Section = "Screening:Shell";

    /// <summary>How often a <c>for</c> over constant words is walked. Default 16.</summary>
    [Range(1, 256)]
    public int LoopTurnsMax { get; set; } = 16;

    /// <summary>How deep calls of the script's own functions are followed with their arguments. Default 4.</summary>
    [Range(0, 16)]
    public int CallDepthMax { get; set; } = 4;

    /// <summary>Words one command may expand to; further ones are left out. Default 1,024.</summary>
    [Range(16, 65_536)]
    public int WordsMax { get; set; } = 1024;
}
