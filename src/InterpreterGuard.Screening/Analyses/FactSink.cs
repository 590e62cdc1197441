using System.Globalization;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.Analyses.Commands;
using InterpreterGuard.Screening.Analyses.Flows;
using InterpreterGuard.Screening.Analyses.Programs;
using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.Analyses;

/// <summary>Takes what the analyses read, keeps every fact once, and holds the bounds of one submission.</summary>
internal sealed class FactSink(ScreeningOptions options, WrittenFiles files)
{
    /// <summary>Stands for this submission where values of several meet.</summary>
    public object Submission { get; } = new();

    /// <summary>What the submission writes into files.</summary>
    public WrittenFiles Files => files;

    private readonly List<CodeFact> facts = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly List<LayerContext> waiting = [];
    private readonly List<CodeLayer> layers = [];
    private LayerContext context = null!;
    private int steps;

    /// <summary>How often the loops around this place turn, all together, as far as their lengths are known.</summary>
    public long Turns { get; set; } = 1;

    /// <summary>Looks at nodes so far.</summary>
    public int Steps => steps;

    /// <summary>How many loops without an end are being walked.</summary>
    public int EndlessLoops { get; set; }

    /// <summary>Where this text calls what an earlier one defined: what that does has no other place in this text.</summary>
    public SourceSpan? Standing { get; set; }

    public bool Full { get; private set; }

    /// <summary>So much was looked at already that nothing is walked twice from here on.</summary>
    public bool Hurried => steps > options.StepsMax / 4;

    /// <summary>In source order, outer before inner.</summary>
    public IReadOnlyList<CodeFact> Facts =>
        [.. facts.OrderBy(fact => fact.Span.StartLine).ThenBy(fact => fact.Span.StartColumn).ThenBy(fact => fact.Depth)];

    public IReadOnlyList<CodeLayer> Layers => layers;

    /// <summary>The text that what is told belongs to.</summary>
    public LayerContext Text => context;

    /// <summary>More than half of the way to where no code inside code is read any more.</summary>
    public bool IsDeep => context.Path.Count * 2 > options.LayerDepthMax;

    /// <summary>From here on, what is told belongs to this text.</summary>
    public void Enter(LayerContext next) => context = next;

    /// <summary>The inner texts found since the last time.</summary>
    public IReadOnlyList<LayerContext> TakeWaiting()
    {
        LayerContext[] taken = [.. waiting];
        waiting.Clear();
        return taken;
    }

    /// <summary>Counts one look at one node; false when there were enough.</summary>
    public bool Step()
    {
        if (++steps > options.StepsMax)
            Fill("The code makes screening look at more than it does for one submission.");
        return !Full;
    }

    public void Import(SourceSpan span, string module, string name)
    {
        if (IsNew(CodeImport.KindName, span, module, name))
            Add(new CodeImport { Language = context.Language, Span = At(span), Layers = context.Path, Module = module, Name = name });
    }

    public void Call(SourceSpan span, CallFact call)
    {
        call = call with { Arguments = [.. call.Arguments.Select(PlainPath.Of)], Redirections = [.. call.Redirections.Select(file => PlainPath.Of(file)!)] };
        var arguments = string.Join('\u001f', call.Arguments);
        if (!IsNew(CodeCall.KindName, span, call.Language.Name, call.Name, arguments, call.Text, string.Join('\u001f', call.Keywords.Keys)))
            return;
        Add(new CodeCall
        {
            Language = call.Language,
            Span = At(span),
            Layers = context.Path,
            Name = call.Name,
            Arguments = call.Arguments,
            Keywords = call.Options.Count == 0 ? call.Keywords : call.Options.Concat(call.Keywords).GroupBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(entries => entries.Key, entries => entries.Last().Value, StringComparer.Ordinal),
            Text = call.Text,
            Endless = call.Endless || EndlessLoops > 0,
            Turns = Turns,
            Background = call.Background,
            Redirections = call.Redirections,
            PipesInto = call.PipesInto,
            PipesIntoText = call.PipesIntoText,
        });
    }

    public void String(SourceSpan span, TextValue text, bool folded)
    {
        const int lengthMin = 4;
        if (text.Text.Length >= lengthMin && text.HasKnownPart && IsNew(CodeString.KindName, span, text.Text))
            Add(new CodeString { Language = context.Language, Span = At(span), Layers = context.Path, Value = text.Text, Folded = folded });
    }

    public void Attribute(SourceSpan span, string name, bool written)
    {
        if (IsNew(CodeAttribute.KindName, span, name, written ? "w" : "r"))
            Add(new CodeAttribute { Language = context.Language, Span = At(span), Layers = context.Path, Name = name, Written = written });
    }

    /// <summary>Something gets a value; one of which nothing is known is not told.</summary>
    public void Assign(SourceSpan span, string name, Value? value)
    {
        var from = value switch { InstanceValue { Text: null } instance => instance.Type, SymbolValue symbol => symbol.Name, _ => "" };
        var text = from.Length > 0 ? null : value is NothingValue ? new TextValue("None") : value is ListValue or MapValue ? null : ValueText.AsText(value);
        if (from.Length == 0 && text is not { HasKnownPart: true })
            return;
        if (IsNew(CodeAssign.KindName, span, name, text?.Text ?? from))
            Add(new CodeAssign { Language = context.Language, Span = At(span), Layers = context.Path, Name = name, Value = text?.Text ?? "", Constant = text?.Complete ?? false, From = from });
    }

    public void Hidden(SourceSpan span, string technique, string decoded, string place, int characters)
    {
        if (IsNew(CodeHidden.KindName, span, technique, decoded))
            Add(new CodeHidden { Language = context.Language, Span = At(span), Layers = context.Path, Technique = technique, Decoded = decoded, Place = place, Characters = characters });
    }

    public void Flow(SourceSpan span, FlowFact flow)
    {
        // A random number matters only where nobody may guess it, and what was made harmless not at all.
        if (flow.Origin.IsClean || flow.Origin.IsRandom != (flow.Sink == "secret"))
            return;
        if (!IsNew(CodeFlow.KindName, span, flow.Origin.Kind, flow.Origin.Name, flow.Sink, flow.SinkName, flow.Argument))
            return;
        Add(new CodeFlow
        {
            Language = context.Language,
            Span = At(span),
            Layers = context.Path,
            Source = flow.Origin.Kind,
            SourceName = flow.Origin.Name,
            SourceText = flow.Origin.Text,
            Sink = flow.Sink,
            SinkName = flow.SinkName,
            Argument = flow.Argument,
            Path = flow.Origin.Path,
            Text = flow.Text,
            Whole = flow.Whole,
        });
    }

    public void Unreadable(SourceSpan span, string reason, string message)
    {
        if (IsNew(CodeUnreadable.KindName, span, reason))
            facts.Add(new CodeUnreadable { Language = context.Language, Span = At(span), Layers = context.Path, Reason = reason, Message = message });
    }

    /// <summary>Code inside code: it waits to be read as its own language.</summary>
    /// <param name="span">Where it stands.</param>
    /// <param name="language">What it is read as.</param>
    /// <param name="text">The code.</param>
    /// <param name="via">How it was reached.</param>
    /// <param name="scope">The names it shares with the code around it.</param>
    /// <param name="samePlaces">It is this very text in another form: each place in it is one in this text.</param>
    public void Layer(SourceSpan span, Language language, TextValue text, string via, Scope? scope = null, bool samePlaces = false)
    {
        if (!text.HasKnownPart || string.IsNullOrWhiteSpace(text.Text) || !IsNew("layer", span, language.Name, text.Text))
            return;
        if (context.Path.Count >= options.LayerDepthMax)
        {
            Unreadable(span, "too_deep", $"Code stands inside code more than {options.LayerDepthMax} times.");
            return;
        }
        if (layers.Count >= options.LayersMax)
        {
            Fill($"More than {options.LayersMax} texts inside the code are code themselves.");
            return;
        }
        const int shownMax = 4096;
        string[] path = [.. context.Path, via];
        layers.Add(new CodeLayer(path, language, text.Text[..Math.Min(text.Text.Length, shownMax)], At(span)));
        waiting.Add(new LayerContext(language, text.Text, path, samePlaces ? context.Span : At(span), text.Complete, scope) { Owner = context.Owner });
    }

    /// <summary>Where in the submission something is told.</summary>
    public SourceSpan At(SourceSpan span) => context.Span ?? Standing ?? span;

    private bool IsNew(string kind, SourceSpan span, params ReadOnlySpan<string> parts) =>
        known.Add($"{kind}\u001e{At(span)}\u001e{string.Join('>', context.Path)}\u001e{string.Join('\u001e', parts)}");

    private void Add(CodeFact fact)
    {
        if (facts.Count < options.FactsMax)
            facts.Add(fact);
        else
            Fill(string.Create(CultureInfo.InvariantCulture, $"There is more in the code than the {options.FactsMax} facts that are told of one submission."));
    }

    private void Fill(string message)
    {
        if (Full)
            return;
        Full = true;
        Unreadable(SourceSpan.Start, "too_large", message);
    }
}
