using System.Security.Cryptography;
using System.Text.Json;
using InterpreterGuard.Cli.Tests.Support;
using InterpreterGuard.Cli.Verifying;
using InterpreterGuard.Core.Audit;

namespace InterpreterGuard.Cli.Tests.Verifying;

/// <summary><c>guard verify --audit</c> as a shell calls it, over files and over a host that answers in pages.</summary>
public sealed class TrailCheckTests : IDisposable
{
    private static readonly JsonSerializerOptions Words = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose()
    {
        _key.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_whole_trail_in_a_file_is_whole_in_lines_and_in_pages()
    {
        var trail = Trail(5);
        var lines = Write("lines.jsonl", trail.Select(link => JsonSerializer.Serialize(link, Words)));
        var pages = Write("pages.json", [JsonSerializer.Serialize(new { entries = trail[..3], next = 3 }, Words), JsonSerializer.Serialize(new { entries = trail[3..] }, Words)]);
        var heads = Write("heads.json", [JsonSerializer.Serialize(new { heads = new[] { Head(trail[2]), Head(trail[4]) } }, Words)]);

        var first = await VerifyAsync(lines);
        var second = await VerifyAsync(pages, "--heads", heads, "--key", Pem(_key));

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Contains($"Whole: 5 links and 0 signed heads. The last link's hash is {trail[4].Hash}.", OneLine(first.Stdout), StringComparison.Ordinal);
        Assert.Contains("Who signed it was not checked.", OneLine(first.Stdout + first.Stderr), StringComparison.Ordinal);
        Assert.Contains("Whole: 5 links and 2 signed heads.", OneLine(second.Stdout), StringComparison.Ordinal);
        Assert.Contains("Every head is signed by the host.", OneLine(second.Stdout), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_broken_link_is_named()
    {
        var trail = Trail(5);
        trail[2] = trail[2] with { Detail = "something else" };

        var end = await VerifyAsync(Write("t.jsonl", trail.Select(link => JsonSerializer.Serialize(link, Words))));

        Assert.Equal(1, end.ExitCode);
        Assert.Contains("Broken at link 3: it is not what was hashed when it was written.", OneLine(end.Stdout + end.Stderr), StringComparison.Ordinal);
        Assert.Contains("The 2 links before it are whole", OneLine(end.Stdout + end.Stderr), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trail_that_was_cut_is_found_out_by_heads_kept_apart_and_one_signed_by_others_by_the_key()
    {
        var trail = Trail(5);
        var cut = Write("cut.jsonl", trail[..3].Select(link => JsonSerializer.Serialize(link, Words)));
        var heads = Write("heads.json", [JsonSerializer.Serialize(Head(trail[4]), Words)]);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var missing = await VerifyAsync(cut, "--heads", heads);
        var foreign = await VerifyAsync(Write("all.jsonl", trail.Select(link => JsonSerializer.Serialize(link, Words))), "--heads", heads, "--key", Pem(other));

        Assert.Equal((1, 2), (missing.ExitCode, foreign.ExitCode));
        Assert.Contains("Broken at link 4: it is missing, and so is everything up to 5", OneLine(missing.Stdout + missing.Stderr), StringComparison.Ordinal);
        Assert.Contains("A head is not signed with the key that was given", OneLine(foreign.Stdout + foreign.Stderr), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "is no JSON")]
    [InlineData("{\"number\": 1}", "holds what is not a link of an audit trail")]
    public async Task What_is_no_trail_is_said(string text, string problem)
    {
        var end = await VerifyAsync(Write("t.json", [text]));

        Assert.Equal(3, end.ExitCode);
        Assert.Contains(problem, OneLine(end.Stdout + end.Stderr), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_s_trail_is_asked_page_by_page_with_the_admin_s_key()
    {
        var trail = Trail(2500);
        _folder.Write(".guard/data/keys/admin.key", "igk_admin");
        await using var host = new RecordedServer(asked => (200, asked.Path switch
        {
            "/v1/audit/heads" => JsonSerializer.Serialize(new { heads = new[] { Head(trail[^1]) } }, Words),
            "/v1/audit?after=0&limit=1000" => JsonSerializer.Serialize(new { entries = trail[..1000], next = 1000 }, Words),
            "/v1/audit?after=1000&limit=1000" => JsonSerializer.Serialize(new { entries = trail[1000..2000], next = 2000 }, Words),
            _ => JsonSerializer.Serialize(new { entries = trail[2000..] }, Words),
        }));

        var end = await GuardProcess.RunAsync(_folder.Path, ["verify", "--audit", "--url", host.Address, "--key", Pem(_key)]);

        Assert.Equal(0, end.ExitCode);
        Assert.Contains("Whole: 2500 links and 1 signed heads.", OneLine(end.Stdout), StringComparison.Ordinal);
        Assert.Equal(["/v1/audit/heads", "/v1/audit?after=0&limit=1000", "/v1/audit?after=1000&limit=1000", "/v1/audit?after=2000&limit=1000"], host.Requests.Select(asked => asked.Path));
        Assert.All(host.Requests, asked => Assert.Equal("Bearer igk_admin", asked.Authorization));
    }

    [Fact]
    public async Task A_long_trail_is_proved_link_by_link()
    {
        var trail = Trail(2500);

        var verdict = await TrailCheck.RunAsync(Async(trail), [Head(trail[^1])], _key);

        Assert.Equal((2500L, (long?)null, SignatureState.Good, 0), (verdict.Links, verdict.BrokenAt, verdict.Signature, verdict.ExitCode));
    }

    private static async IAsyncEnumerable<AuditEntry> Async(IEnumerable<AuditEntry> links)
    {
        foreach (var link in links)
        {
            await Task.Yield();
            yield return link;
        }
    }

    private static List<AuditEntry> Trail(int count)
    {
        var trail = new List<AuditEntry>();
        for (var number = 1; number <= count; number++)
        {
            var link = new AuditEntry(number, Noon.AddSeconds(number), "sign_in", $"person {number}", "subject", "detail", "acme", number == 1 ? AuditChain.Beginning : trail[^1].Hash, "");
            trail.Add(link with { Hash = AuditChain.HashOf(link) });
        }

        return trail;
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    private AuditHead Head(AuditEntry link) => new(
        link.Number, link.Hash, Noon, "key", Convert.ToBase64String(_key.SignData(AuditChain.ToSign(link.Number, link.Hash, Noon), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));

    private string Pem(ECDsa key) => Write("key.pem", [key.ExportSubjectPublicKeyInfoPem()]);

    private string Write(string name, IEnumerable<string> lines)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
        return path;
    }

    private Task<GuardEnd> VerifyAsync(string file, params string[] more) => GuardProcess.RunAsync(_folder.Path, ["verify", "--audit", file, .. more]);
}
