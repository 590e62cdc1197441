using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Screening.Tests;

/// <summary>Code that a program writes into a file and runs from there is read as what it is, whoever writes and whoever runs it.</summary>
public sealed class WrittenFileTests(ParserContainer parser)
{
    private readonly IScreener _screener = Screening.Screener(parser);

    [Theory]
    [InlineData("open('a.sh', 'w').write('id -un')\nimport os\nos.system('sh a.sh')")]
    [InlineData("with open('/tmp/a.sh', 'w') as f:\n    f.write('#!/bin/sh\\n')\n    f.write('id ' + '-un\\n')\nimport subprocess\nsubprocess.run(['bash', '/tmp/a.sh'])")]
    [InlineData("from pathlib import Path\nPath('a.sh').write_text('id -un')\nimport subprocess\nsubprocess.run(['./a.sh'])")]
    [InlineData("f = open(file='a.sh', mode='w')\nf.writelines(['cd /\\n', 'id', ' -un\\n'])\nf.close()\nimport subprocess\nsubprocess.call('chmod +x a.sh && /work/a.sh', shell=True)")]
    [InlineData("import os\nos.system(\"echo 'id -un' > a.sh\")\nos.system('sh a.sh')")]
    public async Task Of_Python(string code) => Assert.Contains("id(-un)", (await _screener.ScreenAsync(Language.Python, code, TestContext.Current.CancellationToken)).Calls());

    [Theory]
    [InlineData("const fs = require('fs'); fs.writeFileSync('a.sh', 'id -un'); require('child_process').execSync('sh a.sh')")]
    [InlineData("import { appendFileSync } from 'node:fs'; import { spawnSync } from 'node:child_process'; appendFileSync('a.sh', 'cd /\\n'); appendFileSync('a.sh', 'id -un\\n'); spawnSync('bash', ['a.sh'])")]
    public async Task Of_JavaScript(string code) => Assert.Contains("id(-un)", (await _screener.ScreenAsync(Language.JavaScript, code, TestContext.Current.CancellationToken)).Calls());

    [Theory]
    [InlineData("using System.IO; using System.Diagnostics; File.WriteAllText(\"a.sh\", \"id -un\"); Process.Start(\"bash\", \"a.sh\");")]
    [InlineData("using System.IO; using System.Diagnostics; File.WriteAllLines(\"a.sh\", new[] { \"cd /\", \"id -un\" }); Process.Start(\"sh\", \"a.sh\");")]
    [InlineData("using System.IO; using System.Diagnostics; var w = new StreamWriter(\"a.sh\"); w.WriteLine(\"id -un\"); w.Close(); Process.Start(\"/bin/sh\", \"a.sh\");")]
    public async Task Of_CSharp(string code) => Assert.Contains("id(-un)", (await _screener.ScreenAsync(Language.CSharp, code, TestContext.Current.CancellationToken)).Calls());

    [Theory]
    [InlineData("sh -c \"echo 'id -un' > /tmp/a.sh\"\nchmod +x /tmp/a.sh\nsh /tmp/a.sh")]
    [InlineData("f=$(mktemp)\necho 'id -un' > $f\nbash $f")]
    [InlineData("f=$(mktemp) g=$(mktemp)\necho 'id -un' > $f\necho 'date' > \"$g\"\nbash \"$f\"")]
    public async Task Of_shell(string code) => Assert.Contains("id(-un)", (await _screener.ShellAsync(code)).Calls());

    [Theory]
    [InlineData("python", "open('a.sh', 'w').write('id -un')\nprint(open('a.sh').read())")]
    [InlineData("python", "open('a.txt', 'w').write('id -un')\nimport subprocess\nsubprocess.run(['wc', '-l', 'a.txt'])")]
    [InlineData("python", "open('a.sh', 'w').write('id -un')\nopen('a.sh', 'w').write(input())\nimport os\nos.system('sh a.sh')")]
    [InlineData("shell", "f=$(mktemp) g=$(mktemp)\necho 'id -un' > $f\necho 'date' > \"$g\"\nbash \"$g\"")]
    public async Task What_is_not_run_is_no_code(string language, string code) =>
        Assert.DoesNotContain("id(-un)", (await _screener.ScreenAsync(new Language(language), code, TestContext.Current.CancellationToken)).Calls());

    [Fact]
    public async Task A_file_that_grows_after_it_was_run_is_read_once_as_it_is_in_the_end()
    {
        var growing = string.Concat(Enumerable.Range(0, 200).Select(line => $"echo 'echo {line}' >> a.sh\n"));

        var report = await _screener.ShellAsync($"bash a.sh\n{growing}echo 'id -un' >> a.sh\n");

        Assert.Contains("id(-un)", report.Calls());
        Assert.Single(report.Layers);
        Assert.DoesNotContain(report.Facts, fact => fact is Core.Facts.CodeUnreadable);
    }

    [Fact]
    public async Task A_cell_that_writes_what_an_earlier_one_ran_is_no_run()
    {
        var memory = _screener.NewMemory();
        await _screener.ScreenAsync(new ScreeningInput(Language.Shell, "bash a.sh") { Memory = memory }, TestContext.Current.CancellationToken);

        var writing = await _screener.ScreenAsync(new ScreeningInput(Language.Shell, "echo 'id -un' > a.sh") { Memory = memory }, TestContext.Current.CancellationToken);
        var running = await _screener.ScreenAsync(new ScreeningInput(Language.Shell, "bash a.sh") { Memory = memory }, TestContext.Current.CancellationToken);

        Assert.Empty(writing.Layers);
        Assert.Contains("id(-un)", running.Calls());
    }
}
