using System.Net.Http.Json;
using System.Text.Json;
using InterpreterGuard.Containment.Tests.Hosting;
using Microsoft.Playwright;

namespace InterpreterGuard.Review.Tests;

/// <summary>
/// The pictures in the README: pages of a real host on which real code ran in real sandboxes. The test sees that the pages show what the pictures claim; with <c>GUARD_PICTURES=1</c> it takes them anew.
/// </summary>
[Trait("needs", "docker")]
public sealed class PictureTests(Room room)
{
    private const int BytesMax = 250 << 10;

    /// <summary>Programs of <c>tests/samples</c>, who sent each, and whether an incident follows.</summary>
    private static readonly (string File, string Agent, bool Incident)[] Programs =
    [
        ("abuse/05-unshare-ctypes.py", "data-analyst", true),
        ("abuse/20-shadow.sh", "ops-helper", true),
        ("abuse/23-metadata-urllib.py", "report-writer", true),
        ("abuse/24-dev-tcp.sh", "ops-helper", true),
        ("abuse/16-memfd-exec.py", "data-analyst", true),
        ("abuse/24-connect-out.py", "report-writer", true),
    ];

    /// <summary>Nothing in it says what it will do: it reads that from its input, and is ended when it does it.</summary>
    private const string Report =
        """
        import csv, io, os, socket, subprocess, sys

        rows = list(csv.DictReader(io.StringIO("region,total\nnorth,41\nsouth,57\n")))
        print(len(rows), "regions,", sum(int(row["total"]) for row in rows), "in all")

        make, run, host, port = sys.stdin.readline().split()
        print(subprocess.run(["uname", "-sr"], capture_output=True, text=True).stdout)
        try:
            socket.create_connection((host, int(port)), timeout=2)
        except OSError as error:
            print(error)
        program = vars(os)[make]("x")
        with open("/bin/true", "rb") as source:
            os.write(program, source.read())
        if os.fork() == 0:
            vars(os)[run](program, ["x"], {})
        os.wait()
        """;

    private const string ReportInput = "memfd_create execve 203.0.113.9 8443\n";

    private static readonly string[] Honest = ["print(sum(range(100)))", "import json\nprint(json.dumps({'rows': 3}))", "print('\\n'.join(str(i * i) for i in range(5)))"];

    private static readonly string Folder = Path.Combine(Repository.Root(), "src", "InterpreterGuard.Host", "Review", "pictures");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static bool Takes => Environment.GetEnvironmentVariable("GUARD_PICTURES") is "1";

    [Fact]
    public async Task Queue_incident_and_overview_show_what_really_ran()
    {
        Engine.SkipWithout();
        using var folders = new HostFolders();
        await using var host = new HostProcess(folders);
        await host.StartAsync();
        foreach (var (file, agent, incident) in Programs)
        {
            var security = (await RunAsync(host, Code(await File.ReadAllTextAsync(Path.Combine(Repository.Root(), "tests", "samples", file), Stop)), file, agent)).GetProperty("security");
            Assert.True(incident == security.TryGetProperty("incident_id", out _), $"{file}: {security}");
        }

        foreach (var code in Honest)
            Assert.Equal("completed", (await RunAsync(host, code, "honest.py", "data-analyst")).GetProperty("status").GetString());
        var killed = await RunAsync(host, Report, "report.py", "report-writer", ReportInput);
        Assert.Equal("killed", killed.GetProperty("status").GetString());
        var told = JsonDocument.Parse(await host.Reviewer.GetStringAsync(new Uri("/v1/incidents?status=all", UriKind.Relative), Stop)).RootElement.GetProperty("incidents").EnumerateArray().ToList();
        var report = told.Single(one => one.GetProperty("id").GetString() == killed.GetProperty("security").GetProperty("incident_id").GetString());
        await using var visit = await Visit.BeginAsync(room.Browser, host.Agent.BaseAddress!.GetLeftPart(UriPartial.Authority), new() { ViewportSize = new() { Width = 1280, Height = 800 }, ColorScheme = ColorScheme.Light });
        var first = (await File.ReadAllTextAsync(Path.Combine(folders.Data, "keys", "review-admin.password"), Stop)).Trim();
        await visit.SignInAsync("admin", first);
        await visit.ChangePasswordAsync(first, Room.Password);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Queue" })).ToBeVisibleAsync();

        await visit.OpenAsync("/review/queue");
        await Assertions.Expect(visit.Page.Locator("table.queue tbody tr")).ToHaveCountAsync(told.Count);
        foreach (var agent in Programs.Select(program => program.Agent).Distinct(StringComparer.Ordinal))
            await Assertions.Expect(visit.Page.Locator("table.queue")).ToContainTextAsync(agent);
        await PictureAsync(visit, "queue");

        await visit.OpenAsync($"/review/incidents/{report.GetProperty("id").GetString()}");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync(report.GetProperty("summary").GetString()!);
        await Assertions.Expect(visit.Page.Locator(".source-text").Filter(new() { HasText = "vars(os)[run]" }).First).ToBeVisibleAsync();
        foreach (var (part, words) in ((string, string)[])[(".timeline", "network.connect"), (".timeline", "203.0.113.9"), (".timeline", "killed"), (".process-tree", "uname -sr")])
            await Assertions.Expect(visit.Page.Locator(part)).ToContainTextAsync(words);
        await PictureAsync(visit, "incident", whole: true);

        await visit.OpenAsync("/review/overview?span=24h");
        await Assertions.Expect(visit.Page.Locator(".plot-svg rect[class*=fill-]").First).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(".heat-cell").First).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Region, new() { Name = "Agents with most executions" })).ToContainTextAsync("data-analyst");
        await PictureAsync(visit, "overview", whole: true);
        visit.AssertClean();
    }

    [Theory]
    [InlineData("queue")]
    [InlineData("incident")]
    [InlineData("overview")]
    public async Task The_README_shows_each_picture_and_none_is_large(string name)
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root(), "README.md"), Stop);

        Assert.Contains($"(src/InterpreterGuard.Host/Review/pictures/{name}.png)", readme, StringComparison.Ordinal);
        Assert.InRange(new FileInfo(Path.Combine(Folder, name + ".png")).Length, 1, BytesMax);
    }

    // The head of a sample says what is expected of it; a model writes none.
    private static string Code(string sample) => sample[(sample.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];

    private static async Task<JsonElement> RunAsync(HostProcess host, string code, string file, string agent, string? stdin = null)
    {
        var language = Path.GetExtension(file) == ".sh" ? "shell" : "python";
        var answer = await host.Agent.PostAsJsonAsync("/v1/executions", new { language, code, stdin, context = new { agent } }, JsonSerializerOptions.Web, Stop);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.True(answer.IsSuccessStatusCode, $"{file}: {body}");
        return body;
    }

    private static async Task PictureAsync(Visit visit, string name, bool whole = false)
    {
        if (whole)
            await visit.Page.SetViewportSizeAsync(1280, await visit.Page.EvaluateAsync<int>("Math.max(800, document.documentElement.scrollHeight)"));
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Shots.TakeAsync(visit, $"picture-{name}-dark");
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        if (!Takes)
            return;

        // Without the room that the page leaves for a scrollbar: a picture has none.
        var size = await visit.Page.EvaluateAsync<int[]>("[document.querySelector('header').offsetWidth, innerHeight]");
        var picture = await visit.Page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled, Clip = new() { Width = size[0], Height = size[1] } });
        Assert.InRange(picture.Length, 1, BytesMax);
        Directory.CreateDirectory(Folder);
        await File.WriteAllBytesAsync(Path.Combine(Folder, name + ".png"), picture, Stop);
    }
}
