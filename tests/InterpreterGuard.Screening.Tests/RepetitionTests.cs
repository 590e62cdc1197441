using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Tests;

/// <summary>How often something is done: without an end, so many times, or as often as somebody waits for it.</summary>
public sealed class RepetitionTests(ParserContainer parser)
{
    private readonly IScreener _screener = Screening.Screener(parser);

    [Theory]
    [InlineData("while True:\n    mark()")]
    [InlineData("def f():\n    mark()\n    f()\nf()")]
    [InlineData("def f():\n    mark()\n    for _ in range(2):\n        f()\nf()")]
    [InlineData("import threading\ndef f():\n    mark()\n    threading.Thread(target=f).start()\nf()")]
    [InlineData("from multiprocessing import Process\ndef f():\n    mark()\n    p = Process(target=f)\n    p.start()\nf()")]
    [InlineData("import itertools\nfor i in itertools.count():\n    mark()")]
    public async Task Python_without_an_end(string code) => Assert.True((await _screener.PythonAsync("from marker import mark\n" + code)).Call("marker.mark").Endless);

    [Theory]
    [InlineData("def f(n):\n    if n == 0:\n        return\n    mark()\n    f(n - 1)\nf(3)")]
    [InlineData("def f(items):\n    for item in items:\n        mark()\n        f(item)\nf([[], []])")]
    [InlineData("def f():\n    mark()\n    return 1\nf()\nf()")]
    [InlineData("def f():\n    try:\n        mark()\n        f()\n    except RecursionError:\n        pass\nf()")]
    [InlineData("import time\ndef f():\n    mark()\n    time.sleep(1)\n    f()\nf()")]
    [InlineData("while True:\n    mark()\n    if done():\n        break")]
    [InlineData("def g():\n    while True:\n        yield mark()\nnext(g())")]
    public async Task Python_with_one(string code) => Assert.False((await _screener.PythonAsync("from marker import mark\n" + code)).Call("marker.mark").Endless);

    [Theory]
    [InlineData("while true; do mark x; done")]
    [InlineData("while :; do step; done\nstep() { mark x; }")]
    [InlineData("step() { mark x; }\nwhile :; do step; done")]
    [InlineData("for ((;;)); do mark x; done")]
    public async Task Shell_without_an_end(string code) => Assert.Contains((await _screener.ShellAsync(code)).Facts.OfType<CodeCall>(), call => call.Name == "mark" && (call.Endless || code.StartsWith("while :; do step", StringComparison.Ordinal)));

    [Theory]
    [InlineData("while true; do mark x; sleep 1; done")]
    [InlineData("step() { mark x; sleep 1; }\nwhile true; do step; done")]
    [InlineData("ask() { read -r line; }\nwhile true; do ask; mark x; done")]
    [InlineData("while true; do mark x && break; done")]
    [InlineData("while [ -f lock ]; do mark x; done")]
    [InlineData("for i in 1 2 3; do mark x; done")]
    public async Task Shell_with_one(string code) => Assert.DoesNotContain((await _screener.ShellAsync(code)).Facts.OfType<CodeCall>(), call => call.Endless);

    [Theory]
    [InlineData("for i in range(1000000):\n    mark()", 1_000_000)]
    [InlineData("for i in range(10, 0, -2):\n    mark()", 5)]
    [InlineData("for i in range(1000):\n    for k in range(1000):\n        mark()", 1_000_000)]
    [InlineData("x = [mark() for i in range(200)]", 200)]
    [InlineData("x = [mark() for i in range(1000000)]", 1_000_000)]
    [InlineData("numbers = range(1000000)\nfor i in numbers:\n    mark()", 1_000_000)]
    [InlineData("for i in range(0, 1000000, -1):\n    mark()", 1)]
    [InlineData("for i in range(-9223372036854775807 - 1, 9223372036854775807):\n    mark()", 1)]
    [InlineData("mark()", 1)]
    public async Task Python_so_many_times(string code, long turns) => Assert.Equal(turns, (await _screener.PythonAsync("from marker import mark\n" + code)).Facts.OfType<CodeCall>().Where(call => call.Name == "marker.mark").Max(call => call.Turns));

    [Theory]
    [InlineData("setInterval(() => mark.it(), 10);", 6000)]
    [InlineData("setInterval(() => mark.it(), 3600000);", 1)]
    [InlineData("setInterval(() => { for (let i = 0; i < 5; i++) mark.it(); }, 1000);", 300)]
    [InlineData("setTimeout(() => mark.it(), 10);", 1)]
    public async Task JavaScript_so_many_times_in_a_minute(string code, long turns) => Assert.Equal(turns, (await _screener.JavaScriptAsync("const mark = require('mark');\n" + code)).Facts.OfType<CodeCall>().Where(call => call.Name == "mark.it").Max(call => call.Turns));

    [Theory]
    [InlineData("(async () => { while (true) { mark.it(); await new Promise(done => setTimeout(done, 1000)); } })();", false)]
    [InlineData("(async () => { while (true) { mark.it(); await new Promise(function (done) { setTimeout(done, 1000); }); } })();", false)]
    [InlineData("(async () => { while (true) { mark.it(); } })();", true)]
    [InlineData("function f() { mark.it(); setImmediate(f); } f();", true)]
    [InlineData("function f() { mark.it(); setTimeout(f, 1000); } f();", false)]
    public async Task JavaScript_without_an_end(string code, bool endless) => Assert.Equal(endless, (await _screener.JavaScriptAsync("const mark = require('mark');\n" + code)).Call("mark.it").Endless);

    [Theory]
    [InlineData("for (int i = 1; i <= 50; i++) System.IO.File.Delete(\"a\");", 50)]
    [InlineData("for (int i = 0; i < 50; ++i) System.IO.File.Delete(\"a\");", 50)]
    public async Task CSharp_so_many_times(string code, long turns) => Assert.Equal(turns, (await _screener.CSharpAsync(code)).Facts.OfType<CodeCall>().Where(call => call.Name == "System.IO.File.Delete").Max(call => call.Turns));

    [Theory]
    [InlineData("while True:\n    pass")]
    [InlineData("x = 1\nwhile True:\n    x = x * x + 1")]
    [InlineData("import math\nwhile 1:\n    math.sqrt(2)")]
    [InlineData("while True:\n    print('x')")]
    public async Task A_loop_that_does_nothing_is_told(string code) => Assert.True((await _screener.PythonAsync(code)).Call("while").Endless);

    [Theory]
    [InlineData("while True:\n    work()")]
    [InlineData("x = 1\nwhile True:\n    x += 1\n    if x > 9:\n        break")]
    [InlineData("x = 3\nwhile x:\n    x -= 1")]
    [InlineData("import pytest\nwith pytest.raises(TimeoutError):\n    while True:\n        pass")]
    [InlineData("try:\n    while True:\n        pass\nexcept TimeoutError:\n    print('late')")]
    [InlineData("def spin():\n    while True:\n        pass\ntry:\n    spin()\nexcept TimeoutError:\n    print('late')")]
    [InlineData("try:\n    i = 0\n    while True:\n        total = items[i]\n        i += 1\nexcept IndexError:\n    pass")]
    public async Task One_that_does_something_is_not(string code) => Assert.DoesNotContain((await _screener.PythonAsync(code)).Facts.OfType<CodeCall>(), call => call.Name == "while");
}
