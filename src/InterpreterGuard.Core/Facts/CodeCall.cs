using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>A call whose target could be named: a function in Python, a command in shell.</summary>
public sealed record CodeCall : CodeFact
{
    public const string KindName = "code.call";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>
    /// The resolved name after aliases, such as <c>os.system</c>, <c>socket.socket.connect</c> or the shell command <c>curl</c> (base name, without its folder).
    /// A method of a value of unknown type is written with a leading dot: <c>.connect</c>.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>Positional arguments, folded to text where they are constant; <see langword="null"/> where not.</summary>
    public IReadOnlyList<string?> Arguments { get; init; } = [];

    /// <summary>Arguments given by name, and shell assignments before the command. Of a method of an open file or of a path, <c>{file}</c> is that file.</summary>
    public IReadOnlyDictionary<string, string?> Keywords { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>All constant arguments joined by a blank: what a rule usually wants to look into.</summary>
    public required string Text { get; init; }

    /// <summary>Shell: files the command's output or input is redirected to. Empty elsewhere.</summary>
    public IReadOnlyList<string> Redirections { get; init; } = [];

    /// <summary>It stands in a loop that nothing ends and nothing slows: no way out, and no turn in which it waits. Shell: a function or script that pipes itself into itself, or starts itself twice over, while it runs. Elsewhere: also a function that comes back to itself, or starts itself anew, before anything could keep it from that. The loop itself is told as a call named <c>while</c> where all it does is reckon or print.</summary>
    public bool Endless { get; init; }

    /// <summary>How often the loops around it make it, all together: at least so often where their lengths are known, 1 where no loop is, or nothing is known of it. What a timer repeats counts as often as it would in a minute. Not in shell.</summary>
    public long Turns { get; init; } = 1;

    /// <summary>Shell: it is started with <c>&amp;</c>, so nobody waits for it.</summary>
    public bool Background { get; init; }

    /// <summary>Shell: the name of the command this one pipes into; empty when none.</summary>
    public string PipesInto { get; init; } = "";

    /// <summary>Shell: what is known of the words after the name of the command this one pipes into, joined by a blank.</summary>
    public string PipesIntoText { get; init; } = "";
}
