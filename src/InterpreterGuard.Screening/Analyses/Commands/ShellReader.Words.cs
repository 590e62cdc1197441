using System.Runtime.CompilerServices;
using System.Text;
using InterpreterGuard.Screening.Analyses.Flows;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Commands;

/// <summary>Words and their expansions.</summary>
internal sealed partial class ShellReader
{
    private static readonly char[] Blanks = [' ', '\t', '\n'];

    /// <summary>A word as one text, as in an assignment or a here-document.</summary>
    private TextValue Expand(Word word)
    {
        var fields = Fields(word, split: false).ToList();
        return fields.Count switch
        {
            0 => new TextValue(""),
            1 => fields[0],
            _ => new TextValue(string.Join(' ', fields.Select(field => field.Text)), fields.TrueForAll(field => field.Complete)) { Origins = All(fields) },
        };
    }

    /// <summary>A word as the words the shell makes of it.</summary>
    private List<TextValue> Fields(Word word, bool split = true, bool tell = true)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (split && word.Parts is [Piece { Quoted: false } only] && Braces(only.Text) is { } braces)
            return Told(word, braces, tell);
        var fields = new List<TextValue>();
        var current = new StringBuilder();
        var (complete, started, folded) = (true, false, word.Parts.Count > 1);
        Origins? origins = null;
        foreach (var part in word.Parts)
        {
            var (value, quoted) = Value(part, tell);
            folded |= part is not Piece;
            origins = Origins.Join(origins, value?.Origins);
            if (value is ListValue list && quoted && split)
            {
                fields.AddRange(list.Items.Select(item => ValueText.AsText(item) ?? TextValue.Unknown));
                continue;
            }
            var text = ValueText.AsText(value) ?? TextValue.Unknown;
            complete &= text.Complete;
            started |= quoted;
            if (quoted || !split || part is Piece)
            {
                current.Append(text.Text);
                started |= text.Text.Length > 0;
            }
            else
                AppendSplit(text, current, fields, ref started, complete);
            if (current.Length > bounds.CharactersMax)
                return [TextValue.Unknown with { Origins = origins }];
        }
        if (started)
            fields.Add(new TextValue(current.ToString(), complete));
        if (origins is not null)
            fields = [.. fields.Select(field => field with { Origins = Origins.Join(field.Origins, origins) })];
        return folded ? Told(word, fields, tell) : TellPiece(word, fields, tell);
    }

    /// <summary>An unquoted expansion: blanks in its value end words.</summary>
    private static void AppendSplit(TextValue text, StringBuilder current, List<TextValue> fields, ref bool started, bool complete)
    {
        var pieces = text.Text.Split(Blanks);
        for (var index = 0; index < pieces.Length; index++)
        {
            if (index > 0 && (started || current.Length > 0))
            {
                fields.Add(new TextValue(current.ToString(), complete));
                current.Clear();
                started = false;
            }
            current.Append(pieces[index]);
            started |= pieces[index].Length > 0;
        }
    }

    private (Value? Value, bool Quoted) Value(Node part, bool tell)
    {
        switch (part)
        {
            case Piece piece:
                return (new TextValue(piece.Text), piece.Quoted);
            case Variable variable:
                return (Value(variable, tell), variable.Quoted);
            case Substitution substitution:
                var output = tell ? Run(substitution.Body, Flow.None) : null;
                return substitution.AsFile
                    ? (TextValue.Unknown with { Origins = output?.Origins }, true)
                    : (output is null ? TextValue.Unknown : output with { Text = output.Text.TrimEnd('\n') }, substitution.Quoted);
            case Group group:
                foreach (var child in tell ? group.Children : [])
                    Run(child, Flow.None);
                return (TextValue.Unknown, true);
            default:
                return (TextValue.Unknown, true);
        }
    }

    private Value? Value(Variable variable, bool tell)
    {
        var known = variables.TryGetValue(variable.Name, out var value);
        if (!known && FromOutside(variable.Name) is { } kind)
            value = new OutsideValue(Origins.Of(kind, "$" + variable.Name, "", variable.Span));
        if (!known && variable.Name is "RANDOM")
            value = new OutsideValue(Origins.Of("random", "$RANDOM", "", variable.Span));
        if (!known && variable.Name == "IFS")
            (known, value) = (true, new TextValue(" "));
        if (!known && variable.Name is "BASH" or "SHELL")
            (known, value) = (true, new TextValue("/bin/bash"));
        if (!known && variable.Name == "HOME")
            (known, value) = (true, new TextValue("~"));
        if (!known && variable.Name == "$")
            value = TextValue.OwnProcess;
        var operand = variable.Operand switch
        {
            Word word when tell => Expand(word),
            Group group when tell => Run(group, Flow.None),
            _ => null,
        };
        return variable.Operation switch
        {
            VariableOperation.Value => value,
            VariableOperation.Default => known ? value : operand,
            VariableOperation.Alternative => operand,
            VariableOperation.Demanded => known && value is not null ? value : TextValue.NotEmpty with { Origins = value?.Origins },
            _ => null,
        };
    }

    /// <summary>What the script was started with; names in capitals that it does not set itself are the environment's.</summary>
    private static string? FromOutside(string name) => IsPositional(name) ? "arguments"
        : name.Length > 1 && name.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '_') && name is not ("PATH" or "PWD" or "HOME" or "IFS" or "USER" or "RANDOM" or "SECONDS" or "UID" or "BASH" or "SHELL" or "LINENO" or "REPLY" or "OLDPWD")
            ? "environment" : null;

    /// <summary><c>{a,b}</c> inside one plain word. Ranges are not followed.</summary>
    private static List<TextValue>? Braces(string text)
    {
        const int longestMax = 4096;
        var open = text.IndexOf('{', StringComparison.Ordinal);
        var close = text.IndexOf('}', Math.Max(open, 0));
        if (open < 0 || close < open || text.Length > longestMax || !text[open..close].Contains(',', StringComparison.Ordinal))
            return null;
        var (before, after) = (text[..open], text[(close + 1)..]);
        return [.. text[(open + 1)..close].Split(',').Select(piece => before + piece + after).Where(piece => piece.Length > 0).Select(piece => new TextValue(piece))];
    }

    private List<TextValue> Told(Word word, List<TextValue> fields, bool tell)
    {
        foreach (var field in tell ? fields : [])
            sink.String(word.Span, field, folded: true);
        return fields;
    }

    private List<TextValue> TellPiece(Word word, List<TextValue> fields, bool tell)
    {
        foreach (var field in tell ? fields : [])
            sink.String(word.Span, field, folded: false);
        return fields;
    }
}
