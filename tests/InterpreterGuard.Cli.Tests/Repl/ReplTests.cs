using InterpreterGuard.Cli.Repl;
using InterpreterGuard.Cli.Repl.Editing;
using InterpreterGuard.Cli.Showing;
using InterpreterGuard.Cli.Tests.Support;
using InterpreterGuard.Client;

namespace InterpreterGuard.Cli.Tests.Repl;

public sealed class ReplTests : IDisposable
{
    private const string Session = """{"id":"ses_1","status":"ready","profile":"default","contexts":[{"language":"python","status":"ready","executions":3}],"idle_until":"2026-01-01T00:10:00Z","expires_at":"2026-01-01T01:00:00Z"}""";
    private const string Done = """{"id":"exe_1","status":"completed","stdout":"x"}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _stdout = new();
    private readonly StringWriter _said = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Blocks_run_in_one_session_which_is_deleted_at_the_end()
    {
        await using var host = Host(_ => Events(("stdout", """{"text":"1\n"}"""), ("completed", Done)));

        var exitCode = await RunAsync(host, "x = 1", "print(x)");

        Assert.Equal((0, "1\n1\n"), (exitCode, _stdout.ToString()));
        Assert.Equal(
            ["POST /v1/sessions", "POST /v1/sessions/ses_1/executions", "POST /v1/sessions/ses_1/executions", "DELETE /v1/sessions/ses_1"],
            host.Requests.Select(request => $"{request.Method} {request.Path}"));
        Assert.Contains("\"language\":\"python\",\"code\":\"x = 1\"", host.Requests.ElementAt(1).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_program_writes_never_acts_on_the_terminal()
    {
        await using var host = Host(_ => Events(
            ("stdout", """{"text":"\u001b]0;evil\u0007\u202e\n"}"""),
            ("result", """{"data":{"text/plain":"\u001b[2J"},"is_main":true}"""),
            ("stderr", """{"text":"\u001b[31mred\rover\n"}"""),
            ("artifact", """{"path":"a\u001b[1m.csv","size":1}"""),
            ("error", """{"name":"E","value":"\u001bv","traceback":""}"""),
            ("completed", """{"id":"exe_1","status":"failed\u001b","security":{"incident_id":"inc\u001b_1","findings":[{"rule":"IG1","message":"\u001bm"}]},"hints":[{"text":"\u001bh"}]}""")));

        await RunAsync(host, "x");

        Assert.DoesNotContain('\u001b', _stdout.ToString() + _said);
        Assert.DoesNotContain('\u202e', _stdout.ToString());
        Assert.Contains(@"\x1b]0;evil\x07\u{202e}", _stdout.ToString(), StringComparison.Ordinal);
        Assert.Contains(@"\x1b[31mred\rover", _said.ToString(), StringComparison.Ordinal);
        Assert.Contains(@"\x1bh", _said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_are_saved_and_named_and_what_lies_there_is_left_alone()
    {
        var plots = Path.Combine(_folder.Path, "plots");
        Directory.CreateDirectory(plots);
        File.WriteAllText(Path.Combine(plots, "plot-001.png"), "mine");
        File.CreateSymbolicLink(Path.Combine(plots, "plot-002.png"), Path.Combine(_folder.Path, "elsewhere"));
        await using var host = Host(_ => Events(("result", """{"data":{"image/png":"iVBORw0KGgo=","text/plain":"<Figure>"},"is_main":false}"""), ("completed", Done)));

        await RunAsync(host, "plot()");

        Assert.Equal("mine", File.ReadAllText(Path.Combine(plots, "plot-001.png")));
        Assert.False(File.Exists(Path.Combine(_folder.Path, "elsewhere")));
        Assert.Equal(8, new FileInfo(Path.Combine(plots, "plot-003.png")).Length);
        Assert.Contains("plot-003.png", _said.ToString(), StringComparison.Ordinal);
        Assert.Equal("", _stdout.ToString());
    }

    [Fact]
    public async Task A_traceback_that_came_on_stderr_is_not_told_twice_and_the_shell_hears_of_the_failure()
    {
        await using var host = Host(_ => Events(
            ("stderr", """{"text":"Traceback (most recent call last):\n  File \"cell-1.py\", line 1\nValueError: no\n"}"""),
            ("error", """{"name":"ValueError","value":"no","traceback":"Traceback …"}"""),
            ("completed", """{"id":"exe_1","status":"failed","exit_code":1}""")));

        Assert.Equal(1, await RunAsync(host, "x"));

        Assert.Equal("Traceback (most recent call last):\n  File \"cell-1.py\", line 1\nValueError: no\n── failed · exit code 1 · exe_1\n", _said.ToString());
    }

    [Fact]
    public async Task What_the_guard_did_is_told_with_its_incident_and_hints()
    {
        await using var host = Host(_ => Events(("completed", """
            {"id":"exe_1","status":"refused","security":{"verdict":"refuse","incident_id":"inc_1","findings":[{"rule":"IG1001","severity":"high","message":"Reads it.","span":{"start_line":2}}]},"hints":[{"about":"network","text":"There is no network.","change":"Use files."}]}
            """.Trim())));

        Assert.Equal(2, await RunAsync(host, "x"));

        Assert.Contains("── refused · exe_1", _said.ToString(), StringComparison.Ordinal);
        Assert.Contains("finding  high  IG1001  Reads it.  line 2", _said.ToString(), StringComparison.Ordinal);
        Assert.Contains("incident inc_1", _said.ToString(), StringComparison.Ordinal);
        Assert.Contains("hint  There is no network. Use files.", _said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_ended_is_told_and_the_next_block_begins_another()
    {
        var asked = 0;
        await using var host = new RecordedServer(request => request.Path.EndsWith("/executions", StringComparison.Ordinal) && Interlocked.Increment(ref asked) == 1
            ? (409, """{"title":"The session has ended","detail":"Session ses_1 has ended: idle too long.","ended":true}""")
            : request.Path == "/v1/sessions" ? (201, Session) : (200, Events(("completed", Done))));

        await RunAsync(host, "x", "y");

        Assert.Equal(2, host.Requests.Count(request => request.Path == "/v1/sessions"));
        Assert.Contains("Session ses_1 has ended: idle too long.\n", _said.ToString(), StringComparison.Ordinal);
        Assert.Contains("The next block begins a new one.", _said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_c_interrupts_and_a_second_one_leaves()
    {
        var interrupts = new HeardInterrupts();
        var running = new TaskCompletionSource();
        var interrupted = new TaskCompletionSource();
        await using var host = new RecordedServer(request =>
        {
            if (request.Path.Contains("/interrupt", StringComparison.Ordinal))
                interrupted.SetResult();
            if (request.Path.EndsWith("/executions", StringComparison.Ordinal))
                running.SetResult();
            // The host is silent; nobody waits for it but who presses the key again.
            return request.Path == "/v1/sessions" ? (201, Session) : request.Path.EndsWith("/executions", StringComparison.Ordinal) ? (200, RecordedServer.Silence) : (202, "{}");
        });

        var run = RunAsync(host, interrupts, "while True: pass", "never");
        await running.Task.WaitAsync(TimeSpan.FromSeconds(20), Stop);
        interrupts.Press();
        await interrupted.Task.WaitAsync(TimeSpan.FromSeconds(20), Stop);
        interrupts.Press();
        await run.WaitAsync(TimeSpan.FromSeconds(20), Stop);

        Assert.Contains("Interrupting; Ctrl-C again leaves.", _said.ToString(), StringComparison.Ordinal);
        Assert.Contains(host.Requests, request => request is { Method: "POST", Path: "/v1/sessions/ses_1/interrupt?language=python" });
        Assert.DoesNotContain(host.Requests, request => request.Body.Contains("never", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Commands_do_what_help_says()
    {
        var local = _folder.Write("data.csv", "1,2");
        var target = Path.Combine(_folder.Path, "back.csv");
        await using var host = Host(request => request switch
        {
            { Method: "GET", Path: "/v1/sessions/ses_1/files" } => """{"files":[{"path":"data\u001b.csv","size":3,"type":"text/csv","modified_at":"2026-01-01T00:00:00Z"}],"truncated":false}""",
            { Method: "GET", Path: "/v1/sessions/ses_1/files/data.csv" } => "1,2",
            _ => Session,
        });

        await RunAsync(host, ":help", ":language js", ":language cobol", $":upload {local}", ":files", $":download data.csv {target}", $":download data.csv {target}", ":restart", ":session", ":nonsense", ":quit", "never");

        var said = _said.ToString();
        Assert.Contains(":download FILE [TO]", said, StringComparison.Ordinal);
        Assert.Contains("'cobol' is no language here", said, StringComparison.Ordinal);
        Assert.Contains(host.Requests, request => request is { Method: "PUT", Path: "/v1/sessions/ses_1/files/data.csv", Body: "1,2" });
        Assert.Contains(@"data\x1b.csv", said, StringComparison.Ordinal);
        Assert.Equal("1,2", File.ReadAllText(target));
        Assert.Contains("is there already", said, StringComparison.Ordinal);
        Assert.Contains(host.Requests, request => request is { Method: "POST", Path: "/v1/sessions/ses_1/contexts/javascript/restart" });
        Assert.Contains("python  ready  3 executions", said, StringComparison.Ordinal);
        Assert.Contains("':nonsense' is no command", said, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Requests, request => request.Body.Contains("never", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Piped_lines_run_without_a_prompt_and_the_exit_code_follows()
    {
        await using var host = Host(request => request.Path.EndsWith("/executions", StringComparison.Ordinal)
            ? Events(("stdout", """{"text":"hi\n"}"""), ("completed", Done.Replace("completed", request.Body.Contains("def f", StringComparison.Ordinal) ? "completed" : "timed_out", StringComparison.Ordinal)))
            : Session);

        var end = await GuardProcess.RunAsync(_folder.Path, ["repl", "python"], "def f():\n  return 1\n\nf()\n", ("GUARD_URL", host.Address), ("GUARD_KEY", "secret"));

        Assert.Equal((1, "hi\nhi\n"), (end.ExitCode, end.Stdout));
        Assert.Contains(host.Requests, request => request.Body.Contains("def f():\\n  return 1", StringComparison.Ordinal));
        Assert.Equal("── timed_out · exe_1\n", end.Stderr);
    }

    private static RecordedServer Host(Func<RecordedRequest, string> answer) =>
        new(request => request is { Method: "POST", Path: "/v1/sessions" } ? (201, Session) : request.Method == "DELETE" ? (204, "") : (200, answer(request)));

    private static string Events(params (string Kind, string Data)[] events) =>
        string.Concat(events.Select((told, index) => $"id: {index + 1}\nevent: {told.Kind}\ndata: {told.Data}\n\n"));

    private Task<int> RunAsync(RecordedServer host, params string[] lines) => RunAsync(host, new HeardInterrupts(), lines);

    private async Task<int> RunAsync(RecordedServer host, HeardInterrupts interrupts, params string[] lines)
    {
        using var client = new GuardClient(new Uri(host.Address), "secret", new() { RetriesMax = 0 });
        await using var session = new ReplSession(client, "python", profile: null, existing: null);
        var screen = Screen.On(_said, redirected: true);
        var cells = new CellRunner(screen, _stdout, stdoutIsFile: false, new(Path.Combine(_folder.Path, "plots")), interrupts);
        return await new ReplLoop(session, new ListedInput(lines), cells, History.Forgetful(), screen, interactive: false).RunAsync(Stop);
    }

    private sealed class ListedInput(string[] lines) : IReplInput
    {
        private int _next;

        public EditedInput Next(string prompt, string language) => _next < lines.Length ? new(InputEnd.Sent, lines[_next++]) : new(InputEnd.Left, "");
    }

    private sealed class HeardInterrupts : IInterrupts
    {
        private Action<int> _heard = _ => { };
        private int _count;

        public void Press() => _heard(++_count);

        public IDisposable Hear(Action<int> interrupted)
        {
            (_heard, _count) = (interrupted, 0);
            return new MemoryStream();
        }
    }
}
