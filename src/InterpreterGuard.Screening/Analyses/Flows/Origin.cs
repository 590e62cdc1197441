using InterpreterGuard.Core.Screening;
using InterpreterGuard.Screening.Analyses.Programs;

namespace InterpreterGuard.Screening.Analyses.Flows;

/// <summary>Where a value came from, and the names it went through since.</summary>
/// <param name="Kind">One of the words that <see cref="Core.Facts.CodeFlow.Source"/> knows.</param>
/// <param name="Name">What brought it.</param>
/// <param name="Text">What is known of the arguments of what brought it.</param>
/// <param name="Span">Where that stands.</param>
/// <param name="Path">The names since.</param>
internal sealed record Origin(string Kind, string Name, string Text, SourceSpan Span, IReadOnlyList<string> Path)
{
    private const int PathMax = 8;

    public Origin Through(string name) => Path.Count >= PathMax || (Path.Count > 0 && Path[^1] == name) ? this : this with { Path = [.. Path, name] };

    /// <summary>What was asked or made of it since. Checks and functions that say so by their name are taken at their word.</summary>
    public Traits Traits { get; init; }

    /// <summary>A generator of random numbers made it. Nobody sent it, so it matters only where somebody must not guess it.</summary>
    public bool IsRandom => Kind == "random";

    /// <summary>It was made harmless, for a shell or a page: kept only to say so where a text is put together.</summary>
    public bool IsClean => Kind == "clean";

    /// <summary>It goes by the name of a password, or went through one.</summary>
    public bool IsPassword => SecretNames.IsPassword(Name[(Name.LastIndexOf('.') + 1)..]) || Path.Any(SecretNames.IsPassword);

    public bool IsSame(Origin other) => Traits == other.Traits && Began(other);

    /// <summary>Both came from the same place.</summary>
    public bool Began(Origin other) => Kind == other.Kind && Name == other.Name && Span == other.Span;

    /// <summary>One of them was made of the other.</summary>
    public bool IsKin(Origin other) => Began(other) && Path.Zip(other.Path).All(names => names.First == names.Second);

    /// <summary>Nothing can be done with it any more where it ends.</summary>
    /// <param name="sink">One of the words that <see cref="Core.Facts.CodeFlow.Sink"/> knows.</param>
    /// <param name="first">The sink is given nothing before it. A word of letters names a program there; behind one it is only a word.</param>
    public bool IsHarmless(string sink, bool first) => Traits != Traits.None && (Has(Traits.Listed) || (Has(Traits.Plain) && (!Runs(sink) || (!first && sink is "shell" or "process" or "import"))) || sink switch
    {
        // Whoever holds the list decides what runs.
        _ when Runs(sink) => false,
        "html" => Has(Traits.Escaped) || Has(Traits.Compared),
        "path" => Has(Traits.Inside) || Has(Traits.WithoutParent | Traits.Relative) || Has(Traits.Compared),
        "redirect" => Has(Traits.Local) || Has(Traits.Rooted | Traits.WithoutHost) || Has(Traits.Compared),
        "url" => Has(Traits.Local) || Has(Traits.Compared),
        "nosql" => Has(Traits.Text) || Has(Traits.Compared),
        _ => Has(Traits.Compared),
    });

    private static bool Runs(string sink) => sink is "code" or "shell" or "process" or "import" or "native" or "deserialise";

    private bool Has(Traits traits) => (Traits & traits) == traits;
}
