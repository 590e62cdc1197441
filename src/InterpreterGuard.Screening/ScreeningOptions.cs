using System.ComponentModel.DataAnnotations;

namespace InterpreterGuard.Screening;

/// <summary>The bounds of screening: section <c>Screening</c>. What runs into one becomes a <c>code.unreadable</c> fact, never a silent cut.</summary>
public sealed class ScreeningOptions
{
    public const string Section = "Screening";

    /// <summary>Characters of a text that is read at all. Default 1,048,576, which is also the most.</summary>
    [Range(1024, 1024 * 1024)]
    public int CodeCharactersMax { get; set; } = 1024 * 1024;

    /// <summary>How deep code inside code is followed. Default 5.</summary>
    [Range(1, 10)]
    public int LayerDepthMax { get; set; } = 5;

    /// <summary>Texts found inside the code that are followed, all depths together. Default 128.</summary>
    [Range(1, 1024)]
    public int LayersMax { get; set; } = 128;

    /// <summary>Facts told of one submission. Default 20,000.</summary>
    [Range(100, 100_000)]
    public int FactsMax { get; set; } = 20_000;

    /// <summary>Nodes looked at for one submission, repetitions of loops and functions counted. Default 1,000,000: about half a second.</summary>
    [Range(10_000, 10_000_000)]
    public int StepsMax { get; set; } = 1_000_000;

    /// <summary>Characters a folded text may grow to; a longer one is unknown. Default 262,144.</summary>
    [Range(1024, 1024 * 1024)]
    public int FoldedCharactersMax { get; set; } = 256 * 1024;

    /// <summary>The wall clock of one question to the parser once its turn has come. Default 4 s; the parser's own, harder clock is 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:30")]
    public TimeSpan ParserTimeMax { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>How long a question waits for its turn. Default 60 s: a busy host is slow, and holds nothing that could be read.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan ParserWaitMax { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Questions to the parser at the same time; further ones wait. Default 4, as many as the parser keeps children ready.</summary>
    [Range(1, 64)]
    public int ParserRequestsMax { get; set; } = 4;
}
