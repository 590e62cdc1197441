using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Tests;

/// <summary>The other kinds of facts, and where they stand.</summary>
public sealed class FactTests(ParserContainer parser)
{
    [Fact]
    public async Task A_call_says_how_often_the_loops_around_it_make_it()
    {
        var report = await Screening.Screener(parser).PythonAsync("for i in range(20):\n    for j in range(30):\n        print(i, j)\nprint('end')\nfor line in open('a'):\n    exec(line)");

        Assert.Contains(report.Facts.OfType<CodeCall>(), call => call is { Name: "builtins.print", Text: "0 1", Turns: 600 });
        Assert.Equal([1, 1], report.Facts.OfType<CodeCall>().Where(call => call.Text == "end" || call.Name == "builtins.exec").Select(call => call.Turns));
    }

    [Fact]
    public async Task Imports_are_told_with_their_full_names()
    {
        var report = await Screening.Screener(parser).PythonAsync("import os.path, sys as s\nfrom ctypes import CDLL as c\n__import__('pty')");

        Assert.Equal(
            [("os.path", ""), ("sys", ""), ("ctypes", "CDLL"), ("pty", "")],
            report.Facts.OfType<CodeImport>().Select(import => (import.Module, import.Name)));
    }

    [Theory]
    [InlineData("import os\nprint(os.environ)", "os.environ", false)]
    [InlineData("from os import environ as e\nimport os\nx = os.environ['A']", "os.environ", false)]
    [InlineData("x = f.__globals__", ".__globals__", false)]
    [InlineData("class A:\n    def __init__(self):\n        pass\nx = A().__init__.__globals__", ".__init__.__globals__", false)]
    [InlineData("import sys\nsys.settrace = None", "sys.settrace", true)]
    [InlineData("import os\nos.environ['LD_PRELOAD'] = 'x'", "os.environ.LD_PRELOAD", true)]
    [InlineData("import builtins\nsetattr(builtins, 'open', None)", "builtins.open", true)]
    public async Task Attributes_are_told_by_their_resolved_names(string code, string name, bool written)
    {
        var report = await Screening.Screener(parser).PythonAsync(code);

        Assert.Contains(report.Facts.OfType<CodeAttribute>(), attribute => attribute.Name == name && attribute.Written == written);
    }

    [Fact]
    public async Task A_text_is_told_as_written_or_as_folded()
    {
        var report = await Screening.Screener(parser).PythonAsync("x = 'abcd'\ny = 'abc' + 'defg'\nz = 'abc'");

        Assert.Equal(
            [("abcd", false), ("abcdefg", true), ("defg", false)],
            report.Facts.OfType<CodeString>().Select(text => (text.Value, text.Folded)));
    }

    [Fact]
    public async Task Spans_count_utf16_units_and_include_the_whole_expression()
    {
        var report = await Screening.Screener(parser).PythonAsync("# 😀\n\nt = '😀'; print(\n  'ab')\n");

        Assert.Equal(new SourceSpan(3, 11, 4, 8), report.Call("builtins.print").Span);
    }

    [Fact]
    public async Task Blank_lines_before_a_cell_with_magic_do_not_move_its_places()
    {
        var report = await Screening.Screener(parser).PythonAsync("\n\n!ls\nopen('x')\n");

        Assert.Equal(new SourceSpan(4, 1, 4, 10), report.Call("builtins.open").Span);
        Assert.Equal(3, report.Call("ls").Span.StartLine);
    }

    [Fact]
    public async Task Shell_places_are_the_commands_own()
    {
        var report = await Screening.Screener(parser).ShellAsync("echo ä\ntrue && curl x");

        Assert.Equal(new SourceSpan(2, 9, 2, 15), report.Call("curl").Span);
    }

    [Fact]
    public async Task Facts_come_in_source_order()
    {
        var report = await Screening.Screener(parser).PythonAsync("def f():\n    a.first()\nb.second()\nf()\nc.third()");

        Assert.Equal([".first", ".second", ".third"], report.Facts.OfType<CodeCall>().Select(call => call.Name));
    }

    [Fact]
    public async Task A_line_end_inside_a_comment_hides_nothing()
    {
        var report = await Screening.Screener(parser).PythonAsync("# comment\r!curl x\n");

        Assert.Contains("curl(x)", report.Calls());
    }
}
