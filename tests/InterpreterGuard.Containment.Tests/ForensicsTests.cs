using System.Diagnostics;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests;

/// <summary>What real sensors see is watched while it happens, taken out whole, and every change to it is found. The command is the real one too.</summary>
[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class ForensicsTests(ContainmentHost containment) : IDisposable
{
    private const string Reaching = """
        import socket, subprocess, time
        def reach(port):
            try:
                socket.create_connection(("192.0.2.7", port), timeout=1)
            except OSError as problem:
                print(problem)
        reach(4001)
        time.sleep(4)
        reach(4002)
        open("re port$.exe", "w").write("left behind")
        subprocess.run(["/bin/sh", "-c", "id"])
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("igc-forensics-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_attempt_is_shown_while_the_program_still_runs_and_then_its_ending()
    {
        var id = await StartAsync(Reaching);
        using var watch = Guard("watch", id, "--json");

        var first = await NextAsync(watch, line => Port(line) == 4001);
        Assert.Equal("running", (await containment.Host.ReviewAsync($"/v1/executions/{id}")).GetProperty("status").GetString());
        Assert.Equal("IG4005", first.GetProperty("detections")[0].GetProperty("rule").GetString());
        await NextAsync(watch, line => Port(line) == 4002);
        var end = await NextAsync(watch, line => line.GetProperty("event").GetString() == "ended");
        Assert.Equal("completed", end.GetProperty("status").GetString());
        await watch.WaitForExitAsync(Stop);
        Assert.Equal(0, watch.ExitCode);

        using var later = Guard("watch", id);
        var shown = await later.StandardOutput.ReadToEndAsync(Stop);
        Assert.Matches(@"\d\d:\d\d:\d\d\.\d{3}  denied   python3\S*\[\d+\] connects to 192\.0\.2\.7:4001", shown);
        Assert.Contains("IG4005", shown, StringComparison.Ordinal);
        Assert.Contains("runs /bin/sh -c id", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_cell_left_running_is_watched_behind_its_ending()
    {
        await using var session = await SessionClient.OpenAsync(containment.Host, "python");
        var cell = await session.RunAsync("""
            import socket, threading, time
            def later():
                time.sleep(8)
                try:
                    socket.create_connection(("192.0.2.7", 4003), timeout=1)
                except OSError:
                    pass
            threading.Thread(target=later, daemon=True).start()
            """, stop: Stop);

        using var watch = Guard("watch", cell.Id, "--aftermath", "--json");
        await NextAsync(watch, line => line.GetProperty("event").GetString() == "ended");
        await NextAsync(watch, line => Port(line) == 4003);
        await session.RunAsync("1", stop: Stop);
        await watch.WaitForExitAsync(Stop);
        Assert.Equal(0, watch.ExitCode);
    }

    [Fact]
    public async Task All_executions_are_shown_as_they_begin_until_Ctrl_C()
    {
        using var watch = Guard("watch", "--json");
        using var ready = new CancellationTokenSource(TimeSpan.FromSeconds(60));

        // The command is connected at some time: one of many is the first that it sees from its beginning to its end.
        var seen = NextAsync(watch, line => line.GetProperty("event").GetString() == "ended");
        while (!seen.IsCompleted && !ready.IsCancellationRequested)
            await containment.Host.RunAsync(Submission.Shell("id"));
        Assert.Equal("completed", (await seen).GetProperty("status").GetString());

        using var interrupt = Process.Start("kill", ["-INT", $"{watch.Id}"]);
        await watch.WaitForExitAsync(Stop).WaitAsync(TimeSpan.FromSeconds(30), Stop);
        Assert.Equal((0, ""), (watch.ExitCode, await watch.StandardError.ReadToEndAsync(Stop)));
    }

    [Fact]
    public async Task Everything_about_an_execution_is_exported_and_one_changed_byte_in_any_of_it_is_named()
    {
        var id = await StartAsync(Reaching);
        await EndAsync(id);
        var archive = Path.Combine(_folder, "evidence.zip");
        Assert.Equal((0, ""), await RunAsync("export", id, "--out", archive));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(archive));
        var entries = Read(archive);
        Assert.Contains("left behind", Encoding.UTF8.GetString(entries["artifacts/files/0001-re_port_.exe.data"]), StringComparison.Ordinal);
        Assert.Contains("\"address\":\"192.0.2.7\"", Encoding.UTF8.GetString(entries["observations.jsonl"]), StringComparison.Ordinal);
        Assert.Contains("-c id", Encoding.UTF8.GetString(entries["processes.json"]), StringComparison.Ordinal);
        Assert.Contains("IG4005", Encoding.UTF8.GetString(entries["incident.json"]), StringComparison.Ordinal);
        Assert.Equal(Reaching, Encoding.UTF8.GetString(entries["submission/code.python.txt"]));
        Assert.Contains(entries.Keys, path => path.StartsWith("policy/files/", StringComparison.Ordinal) && path.Contains("4xxx-network", StringComparison.Ordinal));

        // One of each kind: of the policy's many files the first.
        foreach (var path in entries.Keys.Where(path => entries[path].Length > 0 && !(path.StartsWith("policy/files/", StringComparison.Ordinal) && !path.Contains("/001-", StringComparison.Ordinal))))
        {
            var changed = Path.Combine(_folder, "changed.zip");
            Write(changed, entries, path);
            var (code, said) = await RunAsync("verify", changed, "--ask-host");
            var (expected, codes) = path switch
            {
                "manifest.json" => ("✗ (manifest.json: |Not signed with the key)", new[] { 1, 2 }),
                "manifest.sig" => ("✗ Not signed with the key", [2]),
                _ => ($"✗ {Regex.Escape(path)}: Its SHA-256 is ", [1]),
            };
            Assert.Matches(expected, said);
            Assert.Contains(code, codes);
        }
    }

    [Fact]
    public async Task The_same_execution_exported_twice_differs_in_the_manifest_alone_and_another_tool_finds_the_signature_good()
    {
        var id = (await containment.Host.RunAsync(Submission.Python("print(1)"))).Body.GetProperty("id").GetString()!;
        var (one, two) = (Path.Combine(_folder, "one.zip"), Path.Combine(_folder, "two.zip"));
        await RunAsync("export", id, "--out", one);
        await RunAsync("export", id, "--out", two);

        var (first, second) = (Read(one), Read(two));
        Assert.Equal(["manifest.json", "manifest.sig"], first.Keys.Where(path => !first[path].SequenceEqual(second[path])));
        Assert.Equal(first.Keys, second.Keys);
        var key = Path.Combine(_folder, "key.pem");
        await File.WriteAllTextAsync(key, (await containment.Host.ReviewAsync("/v1/signing-key")).GetProperty("public_key").GetString(), Stop);
        Assert.Equal((0, ""), await RunAsync("verify", two, "--key", key));
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await File.WriteAllTextAsync(key, other.ExportSubjectPublicKeyInfoPem(), Stop);
        Assert.Equal(2, (await RunAsync("verify", two, "--key", key)).ExitCode);
        Assert.Equal(3, (await RunAsync("export", id, "--out", two)).ExitCode);
    }

    private static int? Port(JsonElement line) =>
        line.GetProperty("event").GetString() == "observation" && line.GetProperty("kind").GetString() == "network.connect" ? line.GetProperty("fact").GetProperty("port").GetInt32() : null;

    private async Task<string> StartAsync(string code)
    {
        using var response = await containment.Host.Agent.PostAsJsonAsync("/v1/executions?wait=false", Submission.Python(code), JsonSerializerOptions.Web, Stop);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("id").GetString()!;
    }

    private async Task EndAsync(string id)
    {
        while ((await containment.Host.ReviewAsync($"/v1/executions/{id}")).GetProperty("status").GetString() == "running")
            await Task.Delay(100, Stop);
    }

    private Process Guard(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Repository.CommandAssembly(), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["GUARD_ROOT"] = _folder;
        start.Environment["GUARD_URL"] = containment.Host.Reviewer.BaseAddress!.ToString();
        start.Environment["GUARD_KEY"] = containment.Host.Reviewer.DefaultRequestHeaders.Authorization!.Parameter;
        return Process.Start(start)!;
    }

    /// <summary>The exit code and, when it is not 0, what was said.</summary>
    private async Task<(int ExitCode, string Said)> RunAsync(params string[] arguments)
    {
        using var guard = Guard(arguments);
        var (stdout, stderr) = (guard.StandardOutput.ReadToEndAsync(Stop), guard.StandardError.ReadToEndAsync(Stop));
        await guard.WaitForExitAsync(Stop);
        return (guard.ExitCode, guard.ExitCode == 0 ? "" : await stdout + await stderr);
    }

    private static async Task<JsonElement> NextAsync(Process watch, Func<JsonElement, bool> wanted)
    {
        while (await watch.StandardOutput.ReadLineAsync(Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(60), Stop) is { } line)
        {
            if (JsonElement.Parse(line) is var told && wanted(told))
                return told;
        }

        throw new EndOfStreamException($"It was not shown. {await watch.StandardError.ReadToEndAsync(Stop)}");
    }

    private static Dictionary<string, byte[]> Read(string archive)
    {
        using var zip = ZipFile.OpenRead(archive);
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            return bytes.ToArray();
        }, StringComparer.Ordinal);
    }

    // Packed anew, so that it is a sound archive with one byte of one entry changed.
    private static void Write(string archive, Dictionary<string, byte[]> entries, string changed)
    {
        File.Delete(archive);
        using var zip = ZipFile.Open(archive, ZipArchiveMode.Create);
        foreach (var (path, bytes) in entries)
        {
            var written = (byte[])bytes.Clone();
            if (path == changed)
                written[written.Length / 2] ^= 1;
            using var content = zip.CreateEntry(path).Open();
            content.Write(written);
        }
    }
}
