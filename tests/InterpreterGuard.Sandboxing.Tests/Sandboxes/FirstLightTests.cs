using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Sandboxing.Tests.Support;

namespace InterpreterGuard.Sandboxing.Tests.Sandboxes;

[Trait("needs", "docker")]
public sealed class FirstLightTests
{
    [Fact]
    public async Task A_shell_submission_gives_its_output_and_exit_code()
    {
        await using var host = await TestHost.StartAsync();

        var (outcome, _) = await host.RunAsync(TestHost.Submission(Language.Shell, "read -r line; echo \"$line $1 $NAME $(id -u) $PWD $(cat data/a.txt)\"; echo oops >&2; exit 3") with
        {
            Stdin = "first\nsecond\n",
            Arguments = ["one two"],
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["NAME"] = "value" },
            Files = [new("data/a.txt", "hello"u8.ToArray())],
        });

        host.Ended(ExecutionStatus.Failed, outcome);
        Assert.Equal("first one two value 64000 /work hello\n", outcome.Output.Stdout);
        Assert.Equal("oops\n", outcome.Output.Stderr);
        Assert.Equal(3, outcome.ExitCode);
    }

    [Fact]
    public async Task A_python_submission_gives_its_output_and_results()
    {
        await using var host = await TestHost.StartAsync();

        var (outcome, _) = await host.RunAsync(TestHost.Submission(Language.Python, "import sys\nprint(sys.argv[1:], sys.stdin.read())\n6 * 7") with
        {
            Stdin = "in",
            Arguments = ["a"],
        });

        host.Ended(ExecutionStatus.Completed, outcome);
        Assert.Equal("['a'] in\n", outcome.Output.Stdout);
        Assert.Equal("42", Assert.Single(outcome.Results).Data["text/plain"]);
        Assert.Equal(0, outcome.ExitCode);
        Assert.True(outcome.Usage.CpuTime > TimeSpan.Zero);
    }

    [Fact]
    public async Task A_python_error_is_told_as_python_tells_it()
    {
        await using var host = await TestHost.StartAsync();

        var (outcome, _) = await host.RunAsync(Language.Python, "x = 1\nraise ValueError('no')\n");

        host.Ended(ExecutionStatus.Failed, outcome);
        Assert.Equal("ValueError", outcome.Error!.Name);
        Assert.Equal("no", outcome.Error.Value);
        Assert.Contains("main.py\", line 2", outcome.Error.Traceback, StringComparison.Ordinal);
        Assert.Equal(1, outcome.ExitCode);
    }

    [Fact]
    public async Task A_javascript_submission_gives_its_output_and_results()
    {
        await using var host = await TestHost.StartAsync();

        var (outcome, _) = await host.RunAsync(TestHost.Submission(Language.JavaScript, "import fs from 'node:fs';\nconsole.log(process.argv.slice(2), fs.readFileSync(0, 'utf8'), process.env.NAME);\nawait ({ answer: 6 * 7 })") with
        {
            Stdin = "in",
            Arguments = ["a"],
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["NAME"] = "n" },
        });

        host.Ended(ExecutionStatus.Completed, outcome);
        Assert.Equal("[ 'a' ] in n\n", outcome.Output.Stdout);
        var result = Assert.Single(outcome.Results);
        Assert.True(result.IsMain);
        Assert.Equal("{ answer: 42 }", result.Data["text/plain"]);
        Assert.Equal("""{"answer":42}""", result.Data["application/json"]);
    }

    [Fact]
    public async Task A_javascript_error_has_the_submissions_own_lines()
    {
        await using var host = await TestHost.StartAsync();

        var (outcome, _) = await host.RunAsync(Language.JavaScript, "const x = 1;\nfunction f() {\n  throw new RangeError('no');\n}\nf();\n");

        host.Ended(ExecutionStatus.Failed, outcome);
        Assert.Equal(("RangeError", "no"), (outcome.Error!.Name, outcome.Error.Value));
        Assert.Contains("at f (/work/main.js:3:9)", outcome.Error.Traceback, StringComparison.Ordinal);
        Assert.Contains("/work/main.js:5:1", outcome.Error.Traceback, StringComparison.Ordinal);
        Assert.DoesNotContain("node:internal", outcome.Error.Traceback, StringComparison.Ordinal);
        Assert.Equal(1, outcome.ExitCode);
    }

    [Fact]
    public async Task A_csharp_submission_gives_its_output_and_results()
    {
        await using var host = await TestHost.StartAsync();

        var (outcome, _) = await host.RunAsync(TestHost.Submission(Language.CSharp, "Console.WriteLine($\"{Args[0]} {Console.In.ReadToEnd()} {Environment.GetEnvironmentVariable(\"NAME\")}\");\nawait Task.FromResult(new { answer = 6 * 7 })") with
        {
            Stdin = "in",
            Arguments = ["a"],
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["NAME"] = "n" },
        });

        host.Ended(ExecutionStatus.Completed, outcome);
        Assert.Equal("a in n\n", outcome.Output.Stdout);
        var result = Assert.Single(outcome.Results);
        Assert.True(result.IsMain);
        Assert.Equal("{ answer = 42 }", result.Data["text/plain"]);
        Assert.Equal("""{"answer":42}""", result.Data["application/json"]);
    }

    [Fact]
    public async Task A_csharp_error_has_the_submissions_own_lines()
    {
        await using var host = await TestHost.StartAsync();

        var (outcome, _) = await host.RunAsync(Language.CSharp, "var x = 1;\nvoid F()\n{\n    throw new InvalidOperationException(\"no\");\n}\nF();\n");

        host.Ended(ExecutionStatus.Failed, outcome);
        Assert.Equal(("System.InvalidOperationException", "no"), (outcome.Error!.Name, outcome.Error.Value));
        Assert.Contains("F() in main.cs:line 4", outcome.Error.Traceback, StringComparison.Ordinal);
        Assert.Contains("<top level> in main.cs:line 6", outcome.Error.Traceback, StringComparison.Ordinal);
        Assert.DoesNotContain("Roslyn", outcome.Error.Traceback, StringComparison.Ordinal);
        Assert.Equal(1, outcome.ExitCode);
    }
}
