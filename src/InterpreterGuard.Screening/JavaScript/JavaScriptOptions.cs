using System.ComponentModel.DataAnnotations;

namespace InterpreterGuard.Screening.JavaScript;

/// <summary>How JavaScript is read: section <c>Screening:JavaScript</c>.</summary>
public sealed class JavaScriptOptions
{
    public const string Section = "Screening:JavaScript";

    /// <summary>The wall clock of parsing one text. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:30")]
    public TimeSpan ParseTimeMax { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether a text that is no JavaScript is read as JSX (React's markup in code). Node does not run it, so this matters to texts that are only screened. Default true.</summary>
    public bool Jsx { get; set; } = true;

    /// <summary>How often a loop over a constant list is walked, so that each element is seen where it is used. Default 64; 1 looks at the first only.</summary>
    [Range(1, 256)]
    public int LoopTurnsMax { get; set; } = 64;

    /// <summary>Elements of a list that a split or a mapping may build. Default 16,384; a longer one is unknown.</summary>
    [Range(16, 1_000_000)]
    public int ListItemsMax { get; set; } = 16_384;

    /// <summary>How deep calls of the submission's own functions are followed with their arguments. Default 4.</summary>
    [Range(0, 16)]
    public int CallDepthMax { get; set; } = 4;
}
