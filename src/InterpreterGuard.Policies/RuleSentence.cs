using System.Globalization;
using System.Text;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Policies.Files;
using InterpreterGuard.Policies.Windows;

namespace InterpreterGuard.Policies;

/// <summary>Says in one sentence what a rule saw. What a stranger wrote is cut, quoted and made of one line.</summary>
internal static class RuleSentence
{
    private const int QuotedMax = 160;

    public static string Of(RuleDescription rule, Fact fact, string? failure, RuleMemory memory, StepMark? before)
    {
        var sentence = $"{rule.Name}: {Seen(fact)}{Counted(memory.Asked)}{After(before, memory.At)}";
        return failure is null ? sentence : $"{sentence} (the rule's condition failed with {failure} and counts as matched)";
    }

    private static string Counted((Counter Counter, int Count)? asked) =>
        asked is not var (counter, count) ? ""
        : $" (number {count}{(count == counter.CountMax ? " or more" : "")}{KindWords(counter.Kind)} within {Units.Text(counter.Over)})";

    private static string KindWords(CounterKind kind) => kind switch
    {
        CounterKind.Distinct => " of different ones",
        CounterKind.Regular => " at even intervals",
        _ => "",
    };

    private static string After(StepMark? before, DateTimeOffset at) =>
        before is null ? "" : string.Create(CultureInfo.InvariantCulture, $", {(at - before.At).TotalSeconds:0.###} s after it {before.Seen}{After(before.Before, before.At)}");

    /// <summary>What was seen, as the end of a sentence.</summary>
    public static string Seen(Fact fact) => fact switch
    {
        CodeImport seen => $"imports {Quote(seen.Name.Length == 0 ? seen.Module : $"{seen.Module}.{seen.Name}")}{At(seen)}",
        CodeCall seen => $"calls {Quote(seen.Name)}{(seen.Text.Length == 0 ? "" : $" with {Quote(seen.Text)}")}{At(seen)}",
        CodeString seen => $"has the text {Quote(seen.Value)}{At(seen)}",
        CodeAttribute seen => $"{(seen.Written ? "sets" : "names")} {Quote(seen.Name)}{At(seen)}",
        CodeAssign seen => $"gives {Quote(seen.Name)} {(seen.From.Length > 0 ? $"what {Quote(seen.From)} gives" : $"the value {Quote(seen.Value)}")}{At(seen)}",
        CodeHidden seen => $"hides {seen.Characters} characters ({seen.Technique}){(seen.Decoded.Length == 0 ? "" : $" that say {Quote(seen.Decoded)}")}{At(seen)}",
        CodeFlow seen => $"lets what {Quote(seen.SourceName)} gives ({seen.Source}) reach {Quote(seen.SinkName)} ({seen.Sink}){At(seen)}",
        CodeUnreadable seen => $"{Quote(seen.Message)}{At(seen)}",
        ProcessExec { Through.Length: > 0 } seen => $"asks {Quote(seen.Through)} to run {Quote(seen.CommandLine)}",
        ProcessExec seen => $"runs {Quote(seen.CommandLine.Length == 0 ? seen.Path : seen.CommandLine)}",
        ProcessRedirect seen => $"puts a descriptor of kind {seen.Source} onto {seen.Target}",
        ProcessSignal seen => $"sends signal {seen.Signal} to process {seen.Target}",
        ProcessIdentity seen => $"calls {Quote(seen.Syscall)}{(seen.Asked < 0 ? "" : $" for {seen.Asked}")}",
        ProcessMemoryFile seen => $"makes the memory file {Quote(seen.Name)}",
        SyscallForbidden seen => $"calls {Quote(seen.Name)}{(seen.Detail.Length == 0 ? "" : $" ({Quote(seen.Detail)})")}",
        NetworkSocket seen => $"opens a {Quote(seen.SocketType)} socket of family {Quote(seen.Family)}, protocol {seen.Protocol}",
        NetworkConnect seen => $"connects to {Place(seen)}",
        NetworkSend seen => $"sends to {Place(seen)}",
        NetworkBind seen => $"{(seen.Listening ? "listens" : "binds")} on {Address(seen)}",
        FileOpen seen => $"opens {Quote(seen.Path)} for {(seen.Writing ? "writing" : "reading")}",
        FileMap seen => $"takes in {Quote(seen.Path)} as code",
        FileChange seen => $"{Quote(seen.Change)} of {Quote(seen.Path)}{(seen.Target.Length == 0 ? "" : $" to {Quote(seen.Target)}")}"
            + (seen.Mode < 0 ? "" : $" with mode {Convert.ToString(seen.Mode, 8)}"),
        DecoySeen seen => DecoyWords(seen),
        SecretSent seen => SecretWords(seen),
        OutputText seen => $"{seen.Detector} ({Quote(seen.Technique)}) in {Channel(seen.Channel, seen.Path)}, line {seen.Line}{(seen.Text.Length == 0 ? "" : $": '{Quote(seen.Text)}'")}"
            + (seen.Detector == "hidden" ? $", {seen.Characters} characters" : ""),
        ResourceLimit seen => $"the limit of {Quote(seen.Resource)} ({seen.Limit.ToString(CultureInfo.InvariantCulture)}) was hit {seen.Hits} times",
        ResourceTrend seen => Trend(seen),
        LimitDifference seen => $"{Quote(seen.Part)} was to be {QuoteOrNothing(seen.Asked)} and is {QuoteOrNothing(seen.Found)}",
        NetworkFlow seen => Flow(seen),
        NetworkLookup seen => $"looks up {Quote(seen.Name)} ({Quote(seen.QueryType)}){(seen.Known ? "" : ", which no destination has")}",
        SensorFailed seen => $"{Quote(seen.Message)}; the {Quote(seen.Sensor)} sensor saw nothing from {Quote(seen.UnwatchedFrom)} to the end",
        SensorLoss seen => $"{Quote(seen.Sensor)}: {Quote(seen.Message)}",
        _ => fact.Kind,
    };

    // Verbs that fit one and many.
    private static string DecoyWords(DecoySeen seen)
    {
        var (what, place, target) = (Quote(seen.What), Quote(seen.Place), Quote(seen.Target));
        var written = Written(seen.Encoding);
        return (seen.Grade, seen.Channel) switch
        {
            ("read", "open") => $"opened {place}, {what} that the guard laid for this execution alone",
            ("read", _) => $"asked {place} for {target} and was given {what}",
            ("used", "socket") => $"spoke to {place}, {what}: {QuoteOrNothing(seen.Target)}",
            ("used", "lookup") => $"{what} from {place} left in the looked-up name {target}{written}",
            ("used", _) => $"{what} from {place} left through a connection to {target}{written}",
            _ => $"{what} from {place} came out in {Channel(seen.Channel, seen.Target)}{written}",
        };
    }

    private static string SecretWords(SecretSent seen)
    {
        var way = (seen.Channel, seen.Target.Length) switch
        {
            ("flow", _) => $"through a connection to {Quote(seen.Target)}",
            (_, 0) => "in a looked-up name",
            _ => $"in names looked up below {Quote(seen.Target)}",
        };
        return $"the variable {Quote(seen.Variable)} left {way}{Written(seen.Encoding)}{(seen.Variables > 1 ? $", one of {seen.Variables} that went there" : "")}";
    }

    private static string Written(string encoding) => encoding is "" or "plain" ? "" : $", written as {Quote(encoding)}";

    private static string Channel(string channel, string path) => channel switch
    {
        "file" => $"the file {Quote(path)}",
        "result" => path.Length == 0 ? "a result" : $"a result ({Quote(path)})",
        "error" => "the error's text",
        _ => channel,
    };

    private static string QuoteOrNothing(string text) => text.Length == 0 ? "nothing" : $"'{Quote(text)}'";

    private static string At(CodeFact fact) =>
        $" on line {fact.Span.StartLine}{(fact.Layers.Count == 0 ? "" : $", inside {string.Join(" → ", fact.Layers.Select(Quote))}")}";

    private static string Trend(ResourceTrend seen) => seen.Trend switch
    {
        "busy" => string.Create(CultureInfo.InvariantCulture, $"is busy for {seen.Seconds} s"),
        "idle" => string.Create(CultureInfo.InvariantCulture, $"does nothing for {seen.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"holds nearly all of its memory for {seen.Seconds} s ({seen.MemoryBytes} bytes)"),
    };

    private static string Flow(NetworkFlow flow)
    {
        var what = flow.Stage switch
        {
            "end" => string.Create(CultureInfo.InvariantCulture, $"ends a connection to {Place(flow)} after {flow.BytesUp} bytes up and {flow.BytesDown} down"),
            "first_bytes" => $"speaks {(flow.Protocol is "" or "unknown" ? "an unknown protocol" : flow.Protocol)} to {Place(flow)}{Host(flow)}",
            "request" => $"asks again of {Place(flow)}{Host(flow)}",
            _ => $"opens a connection to {Place(flow)}",
        };
        return flow.Sinkhole ? $"{what}, which leads nowhere" : what;
    }

    private static string Host(NetworkFlow flow) =>
        flow.ServerName.Length > 0 ? $" for {Quote(flow.ServerName)}" : flow.HttpHost.Length > 0 ? $" ({Quote(flow.HttpMethod)}) for {Quote(flow.HttpHost)}" : "";

    private static string Place(NetworkFact fact) => fact.Name.Length > 0 ? $"{Quote(fact.Name)}:{fact.Port}" : Address(fact);

    private static string Address(NetworkFact fact) =>
        !string.IsNullOrEmpty(fact.Path) ? Quote(fact.Path)
        : string.IsNullOrEmpty(fact.Address) ? $"an address of family {Quote(fact.Family)}"
        : fact.Address.Contains(':', StringComparison.Ordinal) ? $"[{Quote(fact.Address)}]:{fact.Port}"
        : $"{Quote(fact.Address)}:{fact.Port}";

    private static string Quote(string? text)
    {
        var quoted = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (quoted.Length >= QuotedMax)
                return quoted.Append('…').ToString();
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
                quoted.Append("\\u{").Append(rune.Value.ToString("x", CultureInfo.InvariantCulture)).Append('}');
            else
                quoted.Append(rune.ToString());
        }
        return quoted.ToString();
    }
}
