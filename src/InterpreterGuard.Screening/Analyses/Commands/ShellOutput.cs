using InterpreterGuard.Screening.Analyses.Folding;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Shell;

namespace InterpreterGuard.Screening.Analyses.Commands;

/// <summary>What simple commands write for what they are given: printing, decoding, turning around.</summary>
internal static class ShellOutput
{
    public static TextValue? Of(CommandWords command, FoldBounds bounds)
    {
        var input = command.Input;
        var words = command.Words;
        // What goes into a file does not go into the pipe.
        if (command.Redirections.Any(file => file is not ("1" or "2" or "/dev/null" or "/dev/stdout")) && command.Name is "echo" or "printf")
            return null;
        return command.Name switch
        {
            "echo" => Echo(words),
            "which" or "command" or "type" when words.Count > 1 && words[^1].Complete && words[^1].Text is not ['-', ..] && (command.Name is "which" || words[1].Text is "-v" or "-p" or "-P") => words[^1],
            "printf" => Printf(words, bounds),
            "cat" or "tee" when input is not null && words.Skip(1).All(word => word.Text.StartsWith('-')) => input,
            "base64" when input is not null && Decodes(words, 'd', "--decode", "-D") => Text(Decoders.Base64(input)),
            "base32" when input is not null && Decodes(words, 'd', "--decode", "-D") => Text(Decoders.Base32(input)),
            "openssl" when input is not null && words.Any(word => word.Text is "base64" or "-base64" or "enc") && words.Any(word => word.Text == "-d") => Text(Decoders.Base64(input)),
            "xxd" when input is not null && Decodes(words, 'r', "-revert", "-r") => Text(Decoders.Hex(input)),
            "rev" when input is not null => input with { Text = string.Join('\n', input.Text.TrimEnd('\n').Split('\n').Select(Reversed)) },
            "tr" when input is not null && words.Count == 3 => Translate(input, words[1].Text, words[2].Text),
            "gunzip" or "zcat" when input is not null => Text(Decoders.Gzip(input, bounds)),
            "gzip" when input is not null && Decodes(words, 'd', "--decompress", "-d") => Text(Decoders.Gzip(input, bounds)),
            _ => null,
        };
    }

    private static TextValue? Text(BytesValue? bytes) =>
        // Latin-1 keeps what is no text byte by byte, for the next decoder in the pipe.
        bytes is null ? null : new TextValue(ValueText.Of(bytes.Bytes));

    private static bool Decodes(IReadOnlyList<TextValue> words, char letter, string full, string other) => words.Skip(1).Any(word =>
        word.Text == full || word.Text == other
        || (word.Text is ['-', not '-', ..] && word.Text.Contains(letter, StringComparison.Ordinal)));

    private static TextValue Echo(IReadOnlyList<TextValue> words)
    {
        var (index, escapes) = (1, false);
        while (index < words.Count && words[index].Text is ['-', .. { Length: > 0 } letters] && letters.All("neE".Contains))
        {
            escapes |= letters.Contains('e', StringComparison.Ordinal);
            index++;
        }
        var text = string.Join(' ', words.Skip(index).Select(word => word.Text));
        return new TextValue(escapes ? ShellText.AnsiC(text) : text, words.Skip(index).All(word => word.Complete));
    }

    private static TextValue? Printf(IReadOnlyList<TextValue> words, FoldBounds bounds)
    {
        var rest = words.Skip(words.Count > 1 && words[1].Text == "--" ? 2 : 1).ToList();
        if (rest.Count == 0 || rest[0].Text == "-v")
            return null;
        var escapes = rest[0].Text.Contains("%b", StringComparison.Ordinal);
        var format = rest[0] with { Text = ShellText.AnsiC(rest[0].Text).Replace("%b", "%s", StringComparison.Ordinal) };
        var arguments = rest.Skip(1).Select(word => escapes ? word with { Text = ShellText.AnsiC(word.Text) } : word).ToList();
        var places = Places(format.Text);
        if (places == 0 || arguments.Count <= places)
            return Formats.Percent(format, new ListValue([.. arguments]), bounds);

        // The format is gone through again for as long as there are arguments; what is missing at the end is empty.
        arguments.AddRange(Enumerable.Repeat(new TextValue(""), (places - (arguments.Count % places)) % places));
        return Operators.Concatenate([.. arguments.Chunk(places).Select(turn => Formats.Percent(format, new ListValue(turn), bounds))], bounds);
    }

    private static int Places(string format)
    {
        var places = 0;
        for (var index = 0; index + 1 < format.Length; index++)
        {
            if (format[index] != '%')
                continue;
            places += format[index + 1] == '%' ? 0 : 1;
            index++;
        }
        return places;
    }

    private static string Reversed(string line)
    {
        var letters = line.ToCharArray();
        Array.Reverse(letters);
        return new string(letters);
    }

    /// <summary><c>tr</c> with two sets of the same length, ranges written out.</summary>
    private static TextValue? Translate(TextValue input, string from, string to)
    {
        var (source, target) = (Set(from), Set(to));
        if (source.Length == 0 || source.Length != target.Length)
            return null;
        return input with
        {
            Text = string.Concat(input.Text.Select(letter => source.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var place ? target[place] : letter)),
        };
    }

    private static string Set(string set)
    {
        var letters = new System.Text.StringBuilder();
        for (var index = 0; index < set.Length && letters.Length < 1024; index++)
        {
            if (index + 2 >= set.Length || set[index + 1] != '-' || set[index + 2] < set[index])
            {
                letters.Append(set[index]);
                continue;
            }
            for (var letter = set[index]; letter <= set[index + 2]; letter++)
                letters.Append(letter);
            index += 2;
        }
        return letters.ToString();
    }
}
