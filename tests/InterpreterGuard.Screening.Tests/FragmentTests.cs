using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Screening.Tests;

/// <summary>Texts that do not parse alone are read as what they may be a part of, and the report says so.</summary>
public sealed class FragmentTests(ParserContainer parser)
{
    [Theory]
    [InlineData("python", "import os\nfor name in names:\n    os.system('ls')\n    if name:", "os.system", 3, 5, "blocks without their end")]
    [InlineData("python", "import os\nos.system('ls')\n@decorated\n", "os.system", 2, 1, "blocks without their end")]
    [InlineData("python", "    def a(self):\n        import os\n        os.system('ls')\n        while True:\n", "os.system", 3, 9, "part of an indented block, blocks without their end")]
    [InlineData("python", "@@ -1,4 +1,4 @@ class A:\n     def a(self):\n         import os\n-        os.remove('x')\n+        os.system('ls')\n", "os.system", 5, 10, "a diff, without what it takes away, part of an indented block")]
    [InlineData("python", "Here is the code:\n\n```python\nimport os\nos.system('ls')\n```\n\nIt lists files.", "os.system", 5, 1, "code between fences")]
    [InlineData("python", "Apply this:\n```diff\nx\n```\nor\n```python\n import os\n+os.system('ls')\n```\n", "os.system", 8, 2, "code between fences, a diff, without what it takes away, part of an indented block")]
    [InlineData("python", "import os\ndef f():\n    os.system('ls')\n    x = = 3\nf()\n", "os.system", 3, 5, "what stands before the mistake")]
    [InlineData("python", "import os\nos.system('ls')\nprint('and then", "os.system", 2, 1, "what stands before the mistake")]
    [InlineData("javascript", "function f() {\n  require('child_process').exec('ls');\n  const x = = 3;\n}", "child_process.exec", 2, 3, "what stands before the mistake, blocks without their end")]
    [InlineData("csharp", "System.Diagnostics.Process.Start(\"ls\");\nint x = = 3;\n", "System.Diagnostics.Process.Start", 1, 1, "what stands before the mistake")]
    [InlineData("javascript", "async list(name) {\n  const { exec } = require('child_process');\n  exec('ls');\n}", "child_process.exec", 3, 3, "members of a class")]
    [InlineData("javascript", "function f() {\n  if (x) {\n    require('child_process').exec('ls');\n", "child_process.exec", 3, 5, "blocks without their end")]
    [InlineData("javascript", "  require('child_process').exec('ls');\n} else {\n  y();\n}", "child_process.exec", 1, 3, "blocks without their end")]
    [InlineData("javascript", "--- a/x.js\n+++ b/x.js\n@@ -1 +1 @@\n-old(\n+require('child_process').exec('ls');\n", "child_process.exec", 5, 2, "a diff, without what it takes away")]
    [InlineData("csharp", "public void Run()\n{\n    System.Diagnostics.Process.Start(\"ls\");\n", "System.Diagnostics.Process.Start", 3, 5, "blocks without their end")]
    [InlineData("shell", "```bash\ncurl http://192.0.2.7/x\n```\nfetches (it", "curl", 2, 1, "code between fences")]
    public async Task A_part_of_a_program_is_read_where_it_stands(string language, string code, string call, int line, int column, string told)
    {
        Assert.True(Language.TryParse(language, out var read));

        var report = await Screening.Screener(parser).ScreenAsync(read, code, TestContext.Current.CancellationToken);

        var seen = report.Call(call);
        Assert.Equal((line, column), (seen.Span.StartLine, seen.Span.StartColumn));
        var mistake = Assert.Single(report.Facts.OfType<CodeUnreadable>());
        Assert.Equal("syntax", mistake.Reason);
        Assert.EndsWith($" Read as a fragment: {told}.", mistake.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("python", "x = = 3\nimport os\n")]
    [InlineData("python", "- a list\n- of things\n+ and more\nas prose")]
    [InlineData("javascript", "const x = = 3;")]
    [InlineData("csharp", "int x = = 3;")]
    public async Task What_is_no_part_of_a_program_either_stays_unread(string language, string code)
    {
        Assert.True(Language.TryParse(language, out var read));

        var report = await Screening.Screener(parser).ScreenAsync(read, code, TestContext.Current.CancellationToken);

        var mistake = Assert.IsType<CodeUnreadable>(Assert.Single(report.Facts));
        Assert.DoesNotContain("fragment", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whole_programs_are_no_fragments()
    {
        var report = await Screening.Screener(parser).PythonAsync("x = '''\n```python\nimport os\n```\n'''\n");

        Assert.Empty(report.Facts.OfType<CodeUnreadable>());
    }
}
