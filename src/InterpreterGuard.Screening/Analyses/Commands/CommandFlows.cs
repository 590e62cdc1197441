using System.Globalization;
using System.Text.RegularExpressions;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Screening.Analyses.Flows;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Shell;

namespace InterpreterGuard.Screening.Analyses.Commands;

/// <summary>What commands bring in, hand on and act on.</summary>
internal sealed partial class CommandFlows(FactSink sink)
{
    private static readonly string[] Sending = ["-d", "--data", "--data-raw", "--data-binary", "--data-urlencode", "-F", "--form", "-T", "--upload-file", "--post-data", "--post-file", "--body-data", "-H", "--header", "--json"];

    /// <summary>A letter that is written by its number, so that nobody reads it. Colours and other signs of terminals are no letters.</summary>
    [GeneratedRegex(@"\\x[2-7][0-9a-fA-F]|\\0?(0[4-7]|1[0-7])[0-7]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Escaped();

    /// <summary>What a command writes, with where that came from.</summary>
    public static TextValue? Output(SourceSpan span, CommandWords command, TextValue? output)
    {
        var kind = ShellFlows.Table.OfCall(command.Name);
        // Those that decode or search what they are given bring in nothing of their own.
        if (kind is "file" && command.Input is not null && command.Words.Count < 3)
            kind = null;
        if (command.Name is "printf" or "echo" && command.Words.Skip(1).Any(word => Escaped().Count(word.Text) > 1))
            kind = "decoded";
        else if (kind is "decoded" && !command.Words.Any(word => word.Text is ['-', ..] && word.Text.Contains('d', StringComparison.OrdinalIgnoreCase)))
            // What it writes is the file that it was given, in other letters.
            kind = command.Words.Skip(1).Any(word => word.Text is not (['-', ..] or [])) ? "file" : null;
        var origins = ShellFlows.Table.Cleans(command.Name) ? null : Origins.Join(command.Input?.Origins, Words(command));
        if (kind is not null)
            origins = Origins.Join(Origins.Of(kind, command.Name, FlowFact.Shown(string.Join(' ', command.Words.Skip(1).Select(word => word.Text))), span), origins);
        return origins is null ? output : (TextValue?)Value.From(output ?? TextValue.Unknown, origins);
    }

    public void Tell(SourceSpan span, CommandWords command)
    {
        if (command.Input?.Origins is null && Words(command) is null)
            return;
        var language = Interpreters.LanguageOf(command.Name);
        for (var index = 1; index < command.Words.Count; index++)
        {
            if (command.Words[index].Origins is not null && SinkOf(command, index, language) is { } kind)
                Tell(span, command, kind, (index - 1).ToString(CultureInfo.InvariantCulture), command.Words[index]);
        }
        if (command.Input is { Origins: not null } input && InputOf(command, language) is { } reads)
            Tell(span, command, reads, "input", input);
    }

    private static string? SinkOf(CommandWords command, int index, Core.Submissions.Language? language)
    {
        if (language is { } known)
        {
            var code = Interpreters.Code(command.Words, known);
            var runs = code is null ? command.Words.Skip(1).Take(index - 1).All(word => word.Text.StartsWith('-')) : ReferenceEquals(code, command.Words[index]);
            return runs ? Kind(known) : null;
        }
        if (ShellFlows.Table.SinksOf(command.Name) is [var to, ..])
            return to.Kind;
        if (command.Name is not ("curl" or "wget" or "http" or "https"))
            return null;
        return Sending.Contains(command.Words[index - 1].Text, StringComparer.Ordinal) || Sending.Any(option => command.Words[index].Text.StartsWith(option, StringComparison.Ordinal)) ? "network"
            : command.Words[index].Text.StartsWith('-') ? null : "url";
    }

    private static string? InputOf(CommandWords command, Core.Submissions.Language? language)
    {
        if (language is { } known && Interpreters.Code(command.Words, known) is null && Interpreters.ReadsInput(command.Words))
            return Kind(known);
        return command.Name switch
        {
            "nc" or "ncat" or "netcat" or "socat" or "telnet" or "ftp" or "mail" or "sendmail" or "mutt" => "network",
            "curl" when command.Words.Any(word => word.Text is "@-" or "-T-" or "-" || word.Text.EndsWith("=@-", StringComparison.Ordinal) || word.Text.EndsWith("@-", StringComparison.Ordinal)) => "network",
            "perl" or "ruby" or "php" or "lua" when command.Words.Count == 1 => "code",
            "crontab" or "at" or "batch" => "shell",
            "tee" or "dd" => "write",
            _ => null,
        };
    }

    private static string Kind(Core.Submissions.Language language) => language == Core.Submissions.Language.Shell ? "shell" : "code";

    private void Tell(SourceSpan span, CommandWords command, string kind, string argument, TextValue value)
    {
        var whole = value.Complete || !value.Text.Any(letter => letter is not (TextValue.Gap or '\n'));
        foreach (var origin in value.Origins!.All)
            sink.Flow(span, new FlowFact(origin, kind, command.Name, argument, FlowFact.Shown(value.Text), whole));
    }

    private static Origins? Words(CommandWords command) => Origins.Join(command.Words.Select(word => word.Origins));
}
