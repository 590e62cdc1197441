using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Tests;

/// <summary>What starts itself twice over is told as endless; what starts others, itself once, or itself with something else to do, is not.</summary>
public sealed class ForkBombTests(ParserContainer parser)
{
    private readonly IScreener _screener = Screening.Screener(parser);

    [Theory]
    [InlineData("f(){ f & f & }; f", "f")]
    [InlineData("f(){ f & f & }", "f")]
    [InlineData("f(){ f & f; }; f", "f")]
    [InlineData("f(){ (f) & f; }; f", "f")]
    [InlineData("f(){ sleep 1; f & f & wait; }; f", "f")]
    [InlineData("f(){ if true; then f & f & fi; }; f", "f")]
    [InlineData("f(){ : && f \"$@\" & f \"$@\" & }; f", "f")]
    [InlineData("f(){ for i in 1 2; do f & done; }; f", "f")]
    [InlineData("f(){ while true; do f & done; }; f", "f")]
    [InlineData("f(){ f & f & }\nif [ \"$1\" = go ]; then f; fi", "f")]
    [InlineData("a(){ b & b & }; b(){ a & }; a", "b")]
    [InlineData("$0 & $0 &", "$0")]
    [InlineData("bash $0 & bash $0", "$0")]
    [InlineData("$0 & exec $0", "$0")]
    [InlineData("setsid bash \"${BASH_SOURCE[0]}\" & nohup sh \"$0\"", "$0")]
    [InlineData("while :; do $0 & done", "$0")]
    [InlineData("while [ 1 ]; do (bash \"$0\" &); done", "$0")]
    [InlineData("for ((;;)); do $0 & done", "$0")]
    public async Task What_doubles_is_told_once(string code, string name)
    {
        var call = Assert.Single((await _screener.ShellAsync(code)).Facts.OfType<CodeCall>(), call => call.Endless && call.Name == name);

        Assert.Equal((name, true, ""), (call.Name, call.Background, call.Text));
    }

    [Theory]
    [InlineData("worker(){ date; }\nworker & worker & wait")]
    [InlineData("run(){ worker & worker & wait; }\nworker(){ date; }\nrun")]
    [InlineData("job(){ date; }; for i in 1 2 3; do job & done; wait")]
    [InlineData("poll(){ check; sleep 60; poll & }; poll")]
    [InlineData("retry(){ make || { sleep 1; retry & }; }; retry")]
    [InlineData("( sleep 60; $0 ) &")]
    [InlineData("f(){ [ $1 -gt 0 ] && { f $(($1-1)) & f $(($1-1)) & wait; }; }; f 2")]
    [InlineData("f(){ n=$((n+1)); [ $n -gt 3 ] && return; f & f & wait; }; f")]
    [InlineData("f(){ if [ $n -lt 3 ]; then n=$((n+1)); f & f & wait; fi; }; f")]
    [InlineData("sorted(){ (( $# <= 1 )) && { echo $@; return; }; local l=() r=(); sorted \"${l[@]}\" & sorted \"${r[@]}\" & wait; }; sorted 3 1 2")]
    [InlineData("tree(){ for x in $1/*; do [ -d \"$x\" ] && tree \"$x\" & done; wait; }; tree .")]
    [InlineData("if [ \"$1\" != child ]; then $0 child & $0 child & wait; fi")]
    [InlineData("if [ -z \"$CHILD\" ]; then CHILD=1 $0 & CHILD=1 $0 & wait; fi")]
    [InlineData("case $1 in w) work;; *) $0 w & $0 w & wait;; esac")]
    [InlineData("while :; do ./job & sleep 60; done")]
    [InlineData("while :; do nc -l 8080 < page & wait; done")]
    [InlineData("while true; do $0 --once & sleep 5; done")]
    [InlineData("make & make test & wait")]
    [InlineData("a(){ b; }; b(){ a; }; a")]
    public async Task What_is_bounded_is_spared(string code) =>
        Assert.DoesNotContain((await _screener.ShellAsync(code)).Facts, fact => fact is CodeCall { Endless: true });

    [Fact]
    public async Task A_command_in_the_background_is_told_so()
    {
        var report = await _screener.ShellAsync("make & date");

        Assert.True(report.Call("make").Background);
        Assert.False(report.Call("date").Background);
    }
}
