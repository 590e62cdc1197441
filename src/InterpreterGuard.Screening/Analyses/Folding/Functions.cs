using System.Globalization;
using System.Text;
using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.Analyses.Folding;

/// <summary>Library functions that give back a constant for constants.</summary>
internal static class Functions
{
    public static Value? Fold(string name, IReadOnlyList<Value?> arguments, FoldBounds bounds)
    {
        var first = arguments.ElementAtOrDefault(0);
        return name switch
        {
            "builtins.chr" when first is NumberValue code => Formats.Character(code.Number),
            "builtins.ord" => Ordinal(first),
            "builtins.str" or "builtins.repr" or "builtins.ascii" => ValueText.AsText(first),
            "builtins.bytes" when first is NumberValue { Number: > 0 and <= 64 } zeros => new BytesValue(new byte[zeros.Number]),
            "builtins.bytes" or "builtins.bytearray" => Sequences.Bytes(first, bounds),
            "builtins.int" => Integer(first, arguments.ElementAtOrDefault(1)),
            "builtins.len" => Sequences.Items(first, bounds) is { } items ? new NumberValue(items.Count) : null,
            "builtins.list" or "builtins.tuple" or "builtins.set" or "builtins.frozenset" or "builtins.iter" => Sequences.Items(first, bounds) is { } items ? new ListValue(items) : null,
            "builtins.reversed" => Sequences.Items(first, bounds) is { } items ? new ListValue([.. items.Reverse()]) : null,
            "builtins.range" => Sequences.Range(arguments, bounds),
            "builtins.zip" => Zip(arguments, bounds),
            "builtins.enumerate" => Sequences.Items(first, bounds) is { } items
                ? new ListValue([.. items.Select((item, index) => new ListValue([new NumberValue(index), item]))])
                : null,
            "builtins.bytes.fromhex" or "builtins.bytearray.fromhex" or "binascii.unhexlify" or "binascii.a2b_hex" or "base64.b16decode" => Decoders.Hex(first),
            "builtins.str.join" => first is null ? null : Sequences.Join(first, arguments.ElementAtOrDefault(1), bounds),
            "base64.b64decode" or "base64.urlsafe_b64decode" or "base64.standard_b64decode" or "base64.decodebytes" or "binascii.a2b_base64" => Decoders.Base64(first),
            "base64.b32decode" => Decoders.Base32(first),
            "base64.b85decode" => Decoders.Base85(first, ascii85: false),
            "base64.a85decode" => Decoders.Base85(first, ascii85: true),
            "base64.b64encode" => Sequences.Bytes(first, bounds) is { } bytes ? new BytesValue(Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes.Bytes))) : null,
            "codecs.decode" or "codecs.encode" when first is not null && arguments.ElementAtOrDefault(1) is TextValue codec => Decoders.Codec(first, codec.Text, bounds),
            "zlib.decompress" => Decoders.Zlib(first, bounds),
            "gzip.decompress" => Decoders.Gzip(first, bounds),
            "urllib.parse.unquote" or "urllib.parse.unquote_plus" => Decoders.Url(first),
            "urllib.parse.urlparse" or "urllib.parse.urlsplit" => Addresses.From(first, null) is { } address ? new InstanceValue("urllib.parse.urlparse", address) : null,
            "urllib.parse.urljoin" => Addresses.From(arguments.ElementAtOrDefault(1), first),
            "html.unescape" => Decoders.Html(first),
            "os.path.join" or "posixpath.join" => PathOf(arguments),
            "os.path.expanduser" or "os.path.abspath" or "os.path.realpath" or "os.path.normpath" or "os.path.expandvars" or "os.fspath"
                or "textwrap.dedent" or "inspect.cleandoc" or "builtins.format" or "os.fsencode" or "os.fsdecode" => first is TextValue or BytesValue ? first : ValueText.Source(first),
            "os.getpid" => TextValue.OwnProcess,
            "pathlib.Path.home" => new InstanceValue("pathlib.Path", new TextValue("~")),
            "pathlib.Path" or "pathlib.PosixPath" or "pathlib.PurePath" or "pathlib.PurePosixPath" => new InstanceValue("pathlib.Path", PathOf(arguments) ?? new TextValue(".")),
            // Whichever files there are: each of them has this shape.
            "glob.glob" or "glob.iglob" => first is TextValue pattern && pattern.Text.Contains('*', StringComparison.Ordinal) ? new ListValue([new TextValue(pattern.Text.Replace("**", "*", StringComparison.Ordinal).Replace('*', TextValue.Gap), Complete: false)]) : null,
            "os.walk" => first is TextValue { Text: ['/' or '~', ..] } top ? new ListValue([new ListValue([new TextValue($"{top.Text.TrimEnd('/')}/{TextValue.Gap}", Complete: false), null, null])]) : null,
            "ipaddress.ip_network" or "ipaddress.IPv4Network" => first is TextValue network ? new InstanceValue(name, network) : null,
            "shlex.split" => first is TextValue { Complete: true } line ? new ListValue([.. Words(line.Text)]) : null,
            "shlex.quote" or "pipes.quote" => first,
            "sys.intern" => first,
            "io.StringIO" or "io.BytesIO" => first is null ? null : new InstanceValue(name, ValueText.Source(first)),
            _ => null,
        };
    }

    private static NumberValue? Ordinal(Value? value) => value switch
    {
        TextValue { Complete: true, Text.Length: 1 or 2 } text => new NumberValue(text.Text.EnumerateRunes().First().Value),
        BytesValue { Bytes.Length: 1 } bytes => new NumberValue(bytes.Bytes[0]),
        _ => null,
    };

    private static NumberValue? Integer(Value? value, Value? numberBase)
    {
        if (value is NumberValue number)
            return number;
        if (ValueText.Source(value) is not { Complete: true, Text.Length: <= 18 } text)
            return null;
        var digits = text.Text.Trim().Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
        var radix = numberBase is NumberValue { Number: 2 or 8 or 16 } given ? (int)given.Number : 10;
        digits = radix switch
        {
            16 when digits.StartsWith("0x", StringComparison.Ordinal) => digits[2..],
            8 when digits.StartsWith("0o", StringComparison.Ordinal) => digits[2..],
            2 when digits.StartsWith("0b", StringComparison.Ordinal) => digits[2..],
            _ => digits,
        };
        if (radix == 10)
            return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var result) ? new NumberValue(result) : null;
        var value16 = 0L;
        foreach (var digit in digits)
        {
            var place = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : radix;
            if (place >= radix || value16 > int.MaxValue)
                return null;
            value16 = (value16 * radix) + place;
        }
        return digits.Length > 0 ? new NumberValue(value16) : null;
    }

    private static ListValue? Zip(IReadOnlyList<Value?> arguments, FoldBounds bounds)
    {
        var lists = arguments.Select(argument => Sequences.Items(argument, bounds)).ToList();
        if (lists.Count is 0 or > 8 || lists.Contains(null))
            return null;
        return new ListValue([.. Enumerable.Range(0, lists.Min(list => list!.Count)).Select(row => new ListValue([.. lists.Select(list => list![row])]))]);
    }

    private static TextValue? PathOf(IReadOnlyList<Value?> parts)
    {
        if (parts.Count is 0 or > 64)
            return null;
        var path = "";
        var complete = true;
        foreach (var part in parts)
        {
            var text = ValueText.AsText(part) ?? TextValue.Unknown;
            complete &= text.Complete;
            path = path.Length == 0 || text.Text.StartsWith('/') ? text.Text : $"{path.TrimEnd('/')}/{text.Text}";
        }
        return new TextValue(path, complete);
    }

    private static IEnumerable<TextValue> Words(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(1024).Select(word => new TextValue(word.Trim('\'', '"')));
}
