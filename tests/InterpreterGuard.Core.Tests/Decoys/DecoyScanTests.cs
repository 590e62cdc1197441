using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Values;

namespace InterpreterGuard.Core.Tests.Decoys;

public sealed class DecoyScanTests
{
    private readonly DecoySet _decoys = DecoySet.Create();

    public static TheoryData<string> Encodings =>
    [
        "plain", "upper case", "lower case", "a character a line", "list", "utf-16", "reversed", "rot13", "hex", "HEX", "hex with colons", "escapes", "percent", "0x list", "unicode escapes", "decimal", "base64 0",
        "base64 1", "base64 2", "base64url", "base64 in lines", "base64 reversed", "hex of reversed", "base64 of reversed", "base32 of reversed", "base32 0", "base32 3",
    ];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_value_is_known_however_it_is_written(string how)
    {
        foreach (var (decoy, value) in Values())
            Assert.Contains(Scan(Written(value, how)), hit => hit.Owner == decoy);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4095)]
    public void A_value_may_be_cut_anywhere(int piece)
    {
        var (decoy, value) = Values().First();
        var bytes = Encoding.UTF8.GetBytes(new string('x', 4090) + Convert.ToBase64String(Encoding.UTF8.GetBytes("ab" + value)) + "\n");
        var scan = _decoys.Scan()!;
        var hits = bytes.Chunk(piece).SelectMany(chunk => scan.Feed(chunk)).ToList();

        Assert.Equal([new ValueHit<Decoy>(decoy, "base64")], hits);
    }

    [Fact]
    public void Wherever_a_value_begins_it_is_found()
    {
        var (decoy, value) = Values().First();
        for (var before = 0; before < 64; before++)
            Assert.Contains(Scan(new string('-', 5) + new string('q', before) + value), hit => hit.Owner == decoy);
    }

    [Fact]
    public void Half_of_a_secret_is_enough_and_a_quarter_is_not()
    {
        var secret = _decoys.Files.Single(file => file.Decoy == Decoy.CloudCredentials).Content.Split(" = ")[^1].Trim();

        Assert.Equal([new ValueHit<Decoy>(Decoy.CloudCredentials, "plain")], Scan(secret[..20]));
        Assert.Equal([new ValueHit<Decoy>(Decoy.CloudCredentials, "plain")], Scan(secret[20..]));
        Assert.Empty(Scan(secret[..10]));
    }

    [Fact]
    public void Each_is_told_once_however_often_it_comes()
    {
        var scan = _decoys.Scan()!;
        var flood = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(string.Join(' ', Values().Select(value => value.Value)), 2000)));

        Assert.Equal(Values().Select(value => value.Decoy).Distinct().Count(), scan.Feed(flood).Count);
        Assert.Empty(scan.Feed(flood));
    }

    [Fact]
    public void Nobody_elses_values_are_found()
    {
        var others = DecoySet.Create();

        Assert.Empty(Scan(string.Concat(others.Files.Select(file => file.Content)) + others.Environment[0] + others.MetadataCredentials));
        Assert.Empty(_decoys.Scan()!.Feed(RandomNumberGenerator.GetBytes(4 << 20)));
    }

    [Fact]
    public void No_set_shares_a_value_with_another()
    {
        var other = DecoySet.Create();

        Assert.All(_decoys.Files.Where(file => file.Decoy is not null).Zip(other.Files.Where(file => file.Decoy is not null)), pair => Assert.NotEqual(pair.First.Content, pair.Second.Content));
        Assert.NotEqual(_decoys.Environment[0], other.Environment[0]);
    }

    [Fact]
    public void What_a_thief_takes_for_a_key_is_none_of_the_providers()
    {
        var id = _decoys.Files.Single(file => file.Decoy == Decoy.CloudCredentials).Content.Split('\n')[1].Split(" = ")[1];

        Assert.Matches("^AKIA[0-9A-Z]{16}$", id);

        // Theirs are base32.
        Assert.Contains('0', id);
    }

    [Fact]
    public void A_path_is_a_decoys_only_as_a_whole()
    {
        Assert.Equal(Decoy.SshKey, _decoys.At("/home/deploy/.ssh/id_ed25519"u8));
        Assert.Null(_decoys.At("/home/deploy/.ssh"u8));
        Assert.Null(_decoys.At("/work/.ssh/id_ed25519"u8));
        Assert.Null(DecoySet.None.At("/home/deploy/.ssh/id_ed25519"u8));
        Assert.Null(DecoySet.None.Scan());
    }

    [Theory]
    [InlineData("text")]
    [InlineData("flood")]
    public void Time_is_linear(string what)
    {
        var bytes = new byte[16 << 20];
        if (what == "flood")
            Fill(bytes, Encoding.UTF8.GetBytes(string.Concat(Values().Select(value => value.Value[..15]))));
        else
            Fill(bytes, "The quick brown fox jumps over the lazy dog, 0123456789.\n"u8.ToArray());
        var scan = _decoys.Scan()!;
        scan.Feed(bytes.AsSpan(0, 1 << 20));

        var started = Stopwatch.GetTimestamp();
        scan.Feed(bytes);
        var took = Stopwatch.GetElapsedTime(started);

        // A square of the length would take hours; the machine may be as busy as it likes.
        Assert.True(took < TimeSpan.FromSeconds(30), $"16 MiB took {took.TotalMilliseconds:0} ms.");
    }

    private static void Fill(byte[] bytes, byte[] with)
    {
        for (var at = 0; at < bytes.Length; at++)
            bytes[at] = with[at % with.Length];
    }

    private IReadOnlyList<ValueHit<Decoy>> Scan(string text) => _decoys.Scan()!.Feed(Encoding.UTF8.GetBytes(text));

    private IEnumerable<(Decoy Decoy, string Value)> Values() =>
    [
        (Decoy.CloudCredentials, Lines(Decoy.CloudCredentials)[1].Split(" = ")[1]), (Decoy.CloudCredentials, Lines(Decoy.CloudCredentials)[2].Split(" = ")[1]),
        (Decoy.SshKey, Lines(Decoy.SshKey)[2]), (Decoy.EnvFile, Lines(Decoy.EnvFile)[1].Split('=')[1]), (Decoy.DatabaseUrl, _decoys.Environment[0].Split(':', '@')[2]),
    ];

    private string[] Lines(Decoy decoy) => _decoys.Files.Single(file => file.Decoy == decoy).Content.Split('\n');

    private static string Written(string value, string how)
    {
        var bytes = Encoding.ASCII.GetBytes(value);
        return how switch
        {
            "plain" => $"key={value};",
            "upper case" => value.ToUpperInvariant(),
            "lower case" => value.ToLowerInvariant(),
            "a character a line" => string.Join('\n', value.ToCharArray()),
            "list" => $"['{string.Join("', '", value.ToCharArray())}']",
            "utf-16" => Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(value)),
            "reversed" => string.Concat(value.Reverse()),
            "rot13" => string.Concat(value.Select(letter => !char.IsAsciiLetter(letter) ? letter : (char)((((letter & 31) + 12) % 26) + (char.IsUpper(letter) ? 'A' : 'a')))),
            "hex" => Convert.ToHexStringLower(bytes),
            "HEX" => Convert.ToHexString(bytes),
            "hex with colons" => string.Join(':', bytes.Select(one => $"{one:x2}")),
            "escapes" => string.Concat(bytes.Select(one => $"\\x{one:x2}")),
            "percent" => string.Concat(bytes.Select(one => $"%{one:X2}")),
            "0x list" => string.Join(", ", bytes.Select(one => $"0x{one:x2}")),
            "unicode escapes" => string.Concat(bytes.Select(one => $"\\u00{one:x2}")),
            "decimal" => $"[{string.Join(", ", bytes.Select(one => one.ToString(CultureInfo.InvariantCulture)))}]",
            "base64url" => Convert.ToBase64String(Encoding.ASCII.GetBytes($"~~{value}~~")).Replace('+', '-').Replace('/', '_').TrimEnd('='),
            "base64 in lines" => Convert.ToBase64String(Encoding.ASCII.GetBytes($"some words before it {value} and some behind it, so that it goes on for lines"), Base64FormattingOptions.InsertLineBreaks),
            "hex of reversed" => Convert.ToHexStringLower([.. bytes.Reverse()]),
            "base64 of reversed" => Convert.ToBase64String([.. bytes.Reverse()]),
            "base32 of reversed" => Base32([.. bytes.Reverse()]),
            "base64 reversed" => string.Concat(Convert.ToBase64String(bytes).Reverse()),
            _ when how.StartsWith("base64", StringComparison.Ordinal) => Convert.ToBase64String(Encoding.ASCII.GetBytes(new string('k', how[^1] - '0') + value + "zz")),
            _ => Base32(Encoding.ASCII.GetBytes(new string('k', how[^1] - '0') + value + "zz")),
        };
    }

    private static string Base32(byte[] bytes)
    {
        var bits = string.Concat(bytes.Select(one => Convert.ToString(one, 2).PadLeft(8, '0')));
        return string.Concat(bits.Chunk(5).Select(five => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[Convert.ToInt32(new string(five).PadRight(5, '0'), 2)]));
    }
}
