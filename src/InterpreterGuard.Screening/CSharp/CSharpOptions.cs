using System.ComponentModel.DataAnnotations;

namespace InterpreterGuard.Screening.CSharp;

/// <summary>How C# is read: section <c>Screening:CSharp</c>.</summary>
public sealed class CSharpOptions
{
    public const string Section = "Screening:CSharp";

    /// <summary>How often a loop over a constant list is walked, so that each element is seen where it is used. Default 16.</summary>
    [Range(1, 256)]
    public int LoopTurnsMax { get; set; } = 16;

    /// <summary>How deep calls of the submission's own methods are followed with their arguments. Default 4.</summary>
    [Range(0, 16)]
    public int CallDepthMax { get; set; } = 4;

    /// <summary>Elements of a list that a folded value may have. Default 16,384.</summary>
    [Range(16, 1_000_000)]
    public int ListItemsMax { get; set; } = 16_384;

    /// <summary>Characters of C# that are read at all: the compiler reads them in this process. Default 262,144.</summary>
    [Range(1024, 1024 * 1024)]
    public int CodeCharactersMax { get; set; } = 256 * 1024;

    /// <summary>How deep the syntax tree may be. Default 600; honest code stays under 100, long chains of additions included under 400.</summary>
    [Range(50, 2000)]
    public int TreeDepthMax { get; set; } = 600;

    /// <summary>How deep functions without a name may stand inside each other: the compiler's work doubles with each. Default 6.</summary>
    [Range(1, 12)]
    public int LambdaDepthMax { get; set; } = 6;

    /// <summary>Time for parsing and for finding what names mean. Default 8 s: the first reading of a host is a slow one.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:30")]
    public TimeSpan TimeMax { get; set; } = TimeSpan.FromSeconds(8);
}
