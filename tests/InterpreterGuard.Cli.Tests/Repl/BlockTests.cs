using InterpreterGuard.Cli.Repl.Blocks;

namespace InterpreterGuard.Cli.Tests.Repl;

public class BlockTests
{
    [Theory]
    [InlineData("python", "print(1)")]
    [InlineData("python", "x = '('  # an open ( in text and remark")]
    [InlineData("python", "if x:\n    y()\n")]
    [InlineData("python", "if x:\n    y()\n    ")]
    [InlineData("python", "for i in r: print(i)")]
    [InlineData("python", "s = '''a\nb'''")]
    [InlineData("python", "x = {'a':\n 1}")]
    [InlineData("python", "a[1:2]")]
    [InlineData("python", "x = 'no end")]
    [InlineData("python", "print(1))")]
    [InlineData("python", "s = \"a\\\"b\"")]
    [InlineData("python", "lambda: 1")]
    [InlineData("python", "# if x:")]
    [InlineData("python", "")]
    [InlineData("javascript", "1 + 1")]
    [InlineData("javascript", "const f = () => { return 1 }")]
    [InlineData("javascript", "`a ${ {b: `c`}.b } d`")]
    [InlineData("javascript", "x = 1 / 2 / 3")]
    [InlineData("javascript", "/[(/]{2}/.test('(')")]
    [InlineData("javascript", "return /[{]/")]
    [InlineData("javascript", "// {")]
    [InlineData("javascript", "/* { */ 1")]
    [InlineData("javascript", "'it\\'s {'")]
    [InlineData("csharp", "var x = 1;")]
    [InlineData("csharp", "\"{\" + '{' + @\"\"\"{\" + $\"a{1}b\"")]
    [InlineData("csharp", "var c = '\\'';")]
    [InlineData("csharp", "var s = \"\"\"\n { \" \"\" \n\"\"\";")]
    [InlineData("csharp", "int F() { return 1; } // {")]
    [InlineData("shell", "echo hi")]
    [InlineData("shell", "if true; then echo 1; fi")]
    [InlineData("shell", "for i in 1 2; do echo $i; done")]
    [InlineData("shell", "case $x in a) echo 1;; b) echo 2;; esac")]
    [InlineData("shell", "cat <<EOF\nif (\nEOF")]
    [InlineData("shell", "cat <<-'END'\n\tx\n\tEND\necho done")]
    [InlineData("shell", "cat <<< 'x'")]
    [InlineData("shell", "echo if for while { # (")]
    [InlineData("shell", "f() { echo 1; }")]
    [InlineData("shell", "echo \"it's $(date)\" ${x:-y} $((1 + 2))")]
    [InlineData("shell", "sleep 1 &")]
    [InlineData("shell", "echo a#b '#'")]
    [InlineData("shell", "while read x; do\n  echo $x\ndone < f")]
    [InlineData("cobol", "{{{")]
    public void What_is_finished_is_sent(string language, string text) => Assert.False(Block.IsOpen(language, text));

    [Theory]
    [InlineData("python", "if x:")]
    [InlineData("python", "if x:  # why")]
    [InlineData("python", "def f():\n    return 1")]
    [InlineData("python", "@decorated")]
    [InlineData("python", "x = [1,")]
    [InlineData("python", "s = \"\"\"a")]
    [InlineData("python", "s = '''a\n''")]
    [InlineData("python", "x = 1 + \\")]
    [InlineData("python", "f(\n\n")]
    [InlineData("python", "%%bash\necho 1")]
    [InlineData("python", "if x:\n    s = ''':\n\n")]
    [InlineData("javascript", "function f() {")]
    [InlineData("javascript", "`a ${b")]
    [InlineData("javascript", "`a")]
    [InlineData("javascript", "x =>")]
    [InlineData("javascript", "const x =")]
    [InlineData("javascript", "a && // and then")]
    [InlineData("javascript", "/* a")]
    [InlineData("javascript", "if (a) { b() } else")]
    [InlineData("javascript", "/[/]{/; f(")]
    [InlineData("csharp", "int F() {")]
    [InlineData("csharp", "var s = @\"a")]
    [InlineData("csharp", "var s = \"\"\"\n a \"\"")]
    [InlineData("csharp", "/* a")]
    [InlineData("csharp", "int F() =>")]
    [InlineData("csharp", "$@\"a\"\"")]
    [InlineData("shell", "if true")]
    [InlineData("shell", "if true; then")]
    [InlineData("shell", "for i in 1 2")]
    [InlineData("shell", "while true; do echo 1")]
    [InlineData("shell", "case $x in")]
    [InlineData("shell", "case $x in\na) echo 1;;")]
    [InlineData("shell", "echo 'a")]
    [InlineData("shell", "echo \"a")]
    [InlineData("shell", "echo $'a\\'b")]
    [InlineData("shell", "echo a \\")]
    [InlineData("shell", "a |")]
    [InlineData("shell", "a &&")]
    [InlineData("shell", "a ||")]
    [InlineData("shell", "(cd /tmp")]
    [InlineData("shell", "f() {")]
    [InlineData("shell", "cat <<EOF")]
    [InlineData("shell", "cat <<EOF\na\n EOF")]
    [InlineData("shell", "echo $(ls")]
    [InlineData("shell", "echo ${x")]
    public void What_is_unfinished_goes_on(string language, string text) => Assert.True(Block.IsOpen(language, text));

    [Theory]
    [InlineData("python", "if x:", "    ")]
    [InlineData("python", "    y = 1", "    ")]
    [InlineData("python", "    f(", "        ")]
    [InlineData("javascript", "f() {", "  ")]
    [InlineData("csharp", "{", "    ")]
    [InlineData("shell", "while x; do", "  ")]
    [InlineData("shell", "echo redo", "")]
    public void The_next_line_begins_where_it_should(string language, string text, string indent) => Assert.Equal(indent, Block.IndentAfter(language, text));

    [Theory]
    [InlineData("python", "if x:\n  y\n ;; ", "if x:\n  y")]
    [InlineData("javascript", "{\n;;", "{")]
    [InlineData("javascript", "x;;", null)]
    [InlineData("shell", "case x in\n;;", null)]
    public void A_line_of_its_own_sends_what_is_there_and_shell_keeps_its_word(string language, string text, string? sent) =>
        Assert.Equal(sent, Block.WithoutSendMark(language, text));

    [Fact]
    public void Torn_text_of_every_kind_is_read_without_failing()
    {
        var random = new Random(20260301);
        const string pieces = "'\"`\\/*#<>(){}[]$;&|\n \t:@=-EOFifdoneraw%";
        for (var i = 0; i < 20_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(24)).Select(_ => pieces[random.Next(pieces.Length)])]);
            foreach (var language in new[] { "python", "javascript", "csharp", "shell" })
            {
                var failure = Record.Exception(() => Block.IsOpen(language, text));
                Assert.True(failure is null, $"{language}: {text}: {failure}");
            }
        }
    }
}
