using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Exports;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Sandboxes;

namespace InterpreterGuard.Host.Tests;

public sealed class ExportTests : IDisposable
{
    private const string Code = "print('\u001b[2J')";
    private static readonly string[] Unsealed = [ExportFormat.Manifest, ExportFormat.Signature];
    private static readonly string[] SubmittedFiles = ["submission/files/0001-run.js.data", "submission/files/0002-run.js.data"];
    private readonly RunningHost _host = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ExportTests()
    {
        _host.CreateClient();
        _host.Policy.Texts = [new("policy.yaml", "id: fake\n"u8.ToArray()), new("own/../my rules.yaml", "x: 1\r\n"u8.ToArray())];
        _host.Policy.With("IG4004", "Metadata", RuleAction.Alert, Severity.High, fact => fact is NetworkConnect { Port: 80 });
        _host.Sandboxes.WhenRun = (_, sink, _) =>
        {
            var python = new ProcessReference(7, 1, "python3");
            sink.Process(new ProcessNode(1, 0, "init"));
            sink.Process(new ProcessNode(7, 1, "python3 main.py"));
            sink.Process(new ProcessNode(9, 7, "sh -c id"));
            sink.Process(new ProcessNode(8, 1, "python3 other.py"));
            for (var i = 0; i < 2500; i++)
                sink.Observe(python, new FileOpen { Path = $"/etc/{i}", Writing = i == 0 }, Decision.Allowed);
            sink.Observe(python, new NetworkConnect { Family = "inet", Address = "192.0.2.7", Port = 80 }, Decision.Denied);
            sink.Observe(python, new NetworkLookup { Name = "x.example", QueryType = "A", Answer = "192.0.2.7" }, Decision.Allowed);
            sink.Observe(python, Flow("open"), Decision.Allowed);
            sink.Observe(python, Flow("first_bytes") with { Protocol = "http", HttpHost = "x.example", FirstBytes = "GET \u00ff" }, Decision.Allowed);
            sink.Observe(python, Flow("end") with { BytesUp = 5, BytesDown = 6, DurationMs = 7, Why = "It closed." }, Decision.Allowed);
            return Task.FromResult(new SandboxOutcome { Status = ExecutionStatus.Failed, ExitCode = 1, Output = new CapturedOutput("out\n", "err\n", false) });
        };
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Everything_is_in_it_and_the_manifest_says_so()
    {
        var id = await RunAsync();
        var entries = await ExportAsync(id);
        var manifest = ManifestOf(entries);

        Assert.Equal(entries.Keys.Except(Unsealed), manifest.Entries.Select(entry => entry.Path));
        Assert.All(manifest.Entries, entry => Assert.Equal((entry.Size, entry.Sha256), (entries[entry.Path].Length, Convert.ToHexStringLower(SHA256.HashData(entries[entry.Path])))));
        Assert.Equal((ExportFormat.Name, "execution", id, "failed"), (manifest.Format, manifest.Kind, manifest.Id, manifest.Status));
        Assert.EndsWith("(reviewer)", manifest.ExportedBy, StringComparison.Ordinal);
        Assert.Equal(Code, Text(entries, "submission/code.python.txt"));
        Assert.Equal("hello", Text(entries, "submission/stdin.txt"));
        Assert.Equal(("out\n", "err\n"), (Text(entries, "output/stdout.txt"), Text(entries, "output/stderr.txt")));
        Assert.Equal(2505, Lines(entries, "observations.jsonl").Count);
        Assert.Equal("/etc/0", Assert.Single(Lines(entries, "files/changes.jsonl")).GetProperty("fact").GetProperty("path").GetString());
        Assert.Equal("x.example", Assert.Single(Lines(entries, "network/lookups.jsonl")).GetProperty("fact").GetProperty("name").GetString());
        var flow = Assert.Single(Lines(entries, "network/flows.jsonl"));
        Assert.Equal(
            ("http", "47455420ff", 5, 7, true, "It closed."),
            (flow.GetProperty("protocol").GetString(), flow.GetProperty("first_bytes_hex").GetString(), flow.GetProperty("bytes_up").GetInt32(), flow.GetProperty("duration_ms").GetInt32(), flow.GetProperty("ended").GetBoolean(), flow.GetProperty("why").GetString()));
        Assert.Equal([(0, 1), (1, 7), (2, 9), (1, 8)], Json(entries, "processes.json").EnumerateArray().Select(node => (node.GetProperty("depth").GetInt32(), node.GetProperty("pid").GetInt32())));
        Assert.Equal("IG4004", Json(entries, "detections.json")[0].GetProperty("rule").GetString());
        Assert.Equal(id, Json(entries, "incident.json").GetProperty("execution_id").GetString());
        Assert.Equal("f00d", Json(entries, "policy/receipt.json").GetProperty("hash").GetString());
        Assert.All(entries.Keys.Except(Unsealed), path => Assert.Contains(Shown(path), Text(entries, "README.txt"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_judged_it_is_in_it_also_when_another_policy_is_in_force()
    {
        var id = await RunAsync();
        (_host.Policy.Hash, _host.Policy.Texts) = ("beef", [new("policy.yaml", "id: other\n"u8.ToArray())]);
        await RunAsync();

        var entries = await ExportAsync(id);

        Assert.Equal("id: fake\n", Text(entries, "policy/files/001-policy.yaml.txt"));
        Assert.Equal("x: 1\r\n", Text(entries, "policy/files/002-own_.._my_rules.yaml.txt"));
        Assert.Equal("own/../my rules.yaml", Json(entries, "policy/files.json")[1].GetProperty("path").GetString());
    }

    [Fact]
    public async Task Strangers_names_lead_nowhere_and_their_files_open_nothing()
    {
        var (_, answer) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new
        {
            language = "shell", code = "true", files = new object[] { new { path = "a b/run.js", content = "alert(1)" }, new { path = "run.js", content = "2" } },
        });
        var entries = await ExportAsync(answer.GetProperty("id").GetString()!);

        Assert.Equal(["alert(1)", "2"], SubmittedFiles.Select(path => Text(entries, path)));
        Assert.Equal("a b/run.js", Json(entries, "submission/files.json")[0].GetProperty("path").GetString());
        Assert.All(entries.Keys, path => Assert.True(ExportFormat.IsSafe(path)));
    }

    [Theory]
    [InlineData("../evil\n.exe", "artifacts/files/0003-evil_.exe.data")]
    [InlineData("a\\..\\b", "artifacts/files/0003-a_.._b.data")]
    [InlineData("CON", "artifacts/files/0003-CON.data")]
    [InlineData("ünï\u202e", "artifacts/files/0003-_n__.data")]
    [InlineData("..", "artifacts/files/0003-...data")]
    [InlineData("x/", "artifacts/files/0003-.data")]
    public void A_name_in_an_archive_is_plain_whatever_it_was(string path, string expected)
    {
        var name = Exports.ExportNames.Inert("artifacts/files", 3, path);

        Assert.Equal(expected, name);
        Assert.True(ExportFormat.IsSafe(name));
        Assert.True(ExportFormat.IsSafe(Exports.ExportNames.Inert("artifacts/files", 10_000, new string('x', 5000))));
    }

    [Fact]
    public async Task Exported_twice_only_the_manifest_and_its_signature_differ()
    {
        var id = await RunAsync();

        var (first, second) = (await ExportAsync(id), await ExportAsync(id));

        Assert.Equal(first.Keys, second.Keys);
        Assert.Equal(Unsealed, first.Keys.Where(path => !first[path].SequenceEqual(second[path])));
        Assert.Equal(ManifestOf(first).ContentSha256, ManifestOf(second).ContentSha256);
        Assert.Equal(ManifestOf(first) with { ExportedAt = default, Entries = [] }, ManifestOf(second) with { ExportedAt = default, Entries = [] });
    }

    [Fact]
    public async Task The_manifest_is_signed_with_a_key_that_stays()
    {
        var id = await RunAsync();
        var entries = await ExportAsync(id);
        var told = await RunningHost.ReadAsync(await _host.As("agent").GetAsync("/v1/signing-key", Stop));
        using var key = ECDsa.Create();
        key.ImportFromPem(told.GetProperty("public_key").GetString());

        Assert.True(key.VerifyData(entries[ExportFormat.Manifest], entries[ExportFormat.Signature], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        Assert.Equal((ManifestOf(entries).SigningKey, ExportFormat.KeyName(key)), (told.GetProperty("name").GetString(), told.GetProperty("name").GetString()));
        var file = Path.Combine(_host.Data, "keys", "export-signing.pem");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.DoesNotContain("PRIVATE", told.ToString(), StringComparison.Ordinal);
        await _host.DisposeAsync();
        using var again = new RunningHost(null, _host.Data);
        again.CreateClient();
        Assert.Equal(told.ToString(), (await RunningHost.ReadAsync(await again.As("admin").GetAsync("/v1/signing-key", Stop))).ToString());
    }

    [Fact]
    public async Task Reviewers_alone_export_and_only_what_is_over()
    {
        var id = await RunAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await _host.As("agent").GetAsync($"/v1/executions/{id}/export", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _host.As("reviewer").GetAsync("/v1/executions/exe_00000000000000000000000000000000/export", Stop)).StatusCode);

        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _host.Sandboxes.WhenRun = async (submission, _, stop) =>
        {
            await goOn.Task.WaitAsync(stop);
            return await TestKit.Fakes.FakeSandboxes.Echoed(submission);
        };
        var (_, accepted) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions?wait=false", new { language = "python", code = Code });
        var running = await _host.As("reviewer").GetAsync($"/v1/executions/{accepted.GetProperty("id").GetString()}/export", Stop);
        Assert.Equal((HttpStatusCode.Conflict, "application/problem+json"), (running.StatusCode, running.Content.Headers.ContentType?.MediaType));
        goOn.SetResult();
    }

    private static NetworkFlow Flow(string stage) => new() { Family = "inet", Address = "192.0.2.7", Port = 80, Flow = 1, Stage = stage, Transport = "tcp" };

    // The page names what has a number by its folder.
    private static string Shown(string path) => path switch
    {
        _ when path.StartsWith("policy/files/", StringComparison.Ordinal) => "policy/files.json",
        _ when path.StartsWith("submission/code.", StringComparison.Ordinal) => "submission/code.*.txt",
        "README.txt" => "",
        _ => path,
    };

    private async Task<string> RunAsync()
    {
        var (_, answer) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code = Code, stdin = "hello" });
        return answer.GetProperty("id").GetString()!;
    }

    private async Task<Dictionary<string, byte[]>> ExportAsync(string id)
    {
        using var response = await _host.As("reviewer").GetAsync($"/v1/executions/{id}/export", Stop);
        Assert.Equal((HttpStatusCode.OK, "application/zip"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(new ContentDispositionHeaderValue("attachment") { FileName = $"\"{id}.zip\"" }, response.Content.Headers.ContentDisposition);
        await using var zip = await ZipArchive.CreateAsync(await response.Content.ReadAsStreamAsync(Stop), ZipArchiveMode.Read, leaveOpen: false, null, Stop);
        var entries = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var bytes = new MemoryStream();
            await using (var content = await entry.OpenAsync(Stop))
                await content.CopyToAsync(bytes, Stop);
            entries.Add(entry.FullName, bytes.ToArray());
        }

        return entries;
    }

    private static ExportManifest ManifestOf(Dictionary<string, byte[]> entries) => JsonSerializer.Deserialize<ExportManifest>(entries[ExportFormat.Manifest], ExportFormat.Json)!;

    private static string Text(Dictionary<string, byte[]> entries, string path) => Encoding.UTF8.GetString(entries[path]);

    private static JsonElement Json(Dictionary<string, byte[]> entries, string path) => JsonElement.Parse(entries[path]);

    private static List<JsonElement> Lines(Dictionary<string, byte[]> entries, string path) =>
        [.. Text(entries, path).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
}
