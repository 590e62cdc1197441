using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Tests;

/// <summary>A value that the code has compared on the way, before it is used: honest code does so, and is not told of a danger that it has met.</summary>
public sealed class GuardTests(ParserContainer parser)
{
    private const string Flask = "from flask import Flask, request, redirect, abort\nfrom pathlib import Path\nfrom urllib.parse import urlparse\nimport os, re, requests, subprocess\nimport settings\napp = Flask(__name__)\nPAGES = {'home', 'about'}\nROOT = Path('/srv/files')\n@app.route('/x')\ndef x():\n    v = request.args['v']\n";

    [Theory]
    [InlineData("    if v not in PAGES:\n        abort(404)\n    return open('pages/' + v).read()")]
    [InlineData("    if v not in ('name', 'age'):\n        raise ValueError(v)\n    db.execute('SELECT * FROM t ORDER BY ' + v)")]
    [InlineData("    if v in PAGES:\n        return open('pages/' + v).read()")]
    [InlineData("    if v in PAGES and len(v) < 9:\n        return open('pages/' + v).read()\n    return 'no'")]
    [InlineData("    if not v or v not in PAGES:\n        return 'no', 404\n    return open('pages/' + v).read()")]
    [InlineData("    v = v if v in PAGES else 'home'\n    return open('pages/' + v).read()")]
    [InlineData("    if v not in PAGES:\n        v = 'home'\n    return open('pages/' + v).read()")]
    [InlineData("    if v.lower() not in settings.PAGES:\n        abort(404)\n    return open('pages/' + v).read()")]
    [InlineData("    if v == 'home':\n        return open('pages/' + v).read()")]
    [InlineData("    for n in request.args.getlist('n'):\n        if n not in PAGES:\n            continue\n        open(n)")]
    [InlineData("    assert v in PAGES\n    open(v)")]
    [InlineData("    if not v.isalnum():\n        abort(400)\n    subprocess.run('grep ' + v, shell=True)")]
    [InlineData("    if not re.fullmatch(r'[A-Za-z0-9_-]{1,40}', v):\n        abort(400)\n    subprocess.run('grep ' + v, shell=True)")]
    [InlineData("    if re.match(r'^\\w+$', v) is None:\n        abort(400)\n    open('a/' + v)")]
    [InlineData("    if not re.match(r'^[\\w.-]+$', v):\n        abort(400)\n    open('a/' + v)")]
    [InlineData("    p = (ROOT / v).resolve()\n    if not p.is_relative_to(ROOT):\n        abort(403)\n    return p.read_text()")]
    [InlineData("    p = (ROOT / v).resolve()\n    if ROOT not in p.parents:\n        abort(403)\n    return p.read_text()")]
    [InlineData("    p = (ROOT / v).resolve()\n    p.relative_to(ROOT)\n    return open(p).read()")]
    [InlineData("    p = os.path.realpath(os.path.join('/srv', v))\n    if not p.startswith('/srv/'):\n        abort(403)\n    return open(p).read()")]
    [InlineData("    p = os.path.abspath(os.path.join('/srv', v))\n    if os.path.commonpath(['/srv', p]) != '/srv':\n        abort(403)\n    return open(p).read()")]
    [InlineData("    if '..' in v or v.startswith('/'):\n        abort(400)\n    return open('/srv/' + v).read()")]
    [InlineData("    if not url_has_allowed_host_and_scheme(v, allowed_hosts={'a.example'}):\n        v = '/'\n    return redirect(v)")]
    [InlineData("    if not is_safe_url(v):\n        return abort(400)\n    return redirect(v)")]
    [InlineData("    if not v.startswith('/') or v.startswith('//'):\n        v = '/'\n    return redirect(v)")]
    [InlineData("    if urlparse(v).netloc != request.host:\n        abort(400)\n    return redirect(v)")]
    [InlineData("    parsed = urlparse(v)\n    if parsed.hostname not in PAGES:\n        abort(400)\n    return requests.get(v).text")]
    [InlineData("    host = urlparse(v).hostname\n    if host not in PAGES:\n        abort(400)\n    return requests.get(v).text")]
    [InlineData("    if not v.startswith('https://api.example.org/'):\n        abort(400)\n    return requests.get(v).text")]
    [InlineData("    validate_target_url(v)\n    return requests.get(v).text")]
    [InlineData("    def known(n):\n        return n in PAGES\n    if not known(v):\n        abort(404)\n    open(v)")]
    public async Task Python_that_asks_first_has_no_flow(string code) =>
        Assert.Empty(Flows(await Screening.Screener(parser).PythonAsync(Flask + code)));

    [Theory]
    [InlineData("    if v not in PAGES:\n        print('hm')\n    return open('pages/' + v).read()")]
    [InlineData("    if v in PAGES:\n        abort(404)\n    return open('pages/' + v).read()")]
    [InlineData("    if v in PAGES or request.args.get('all'):\n        return open('pages/' + v).read()")]
    [InlineData("    if v in request.args:\n        return open('pages/' + v).read()")]
    [InlineData("    if v.rsplit('.')[-1] not in PAGES:\n        abort(400)\n    return open('pages/' + v).read()")]
    [InlineData("    if v not in PAGES:\n        abort(404)\n    v = request.args['w']\n    return open('pages/' + v).read()")]
    [InlineData("    if v in PAGES:\n        pass\n    return open('pages/' + v).read()")]
    [InlineData("    if re.match(r'\\w+', v):\n        return open('pages/' + v).read()")]
    [InlineData("    if re.fullmatch(r'[\\w/.]+', v):\n        return open('pages/' + v).read()")]
    [InlineData("    p = os.path.join('/srv', v)\n    if not p.startswith('/srv/'):\n        abort(403)\n    return open(p).read()")]
    [InlineData("    if not v.startswith('https://'):\n        abort(400)\n    return requests.get(v).text")]
    [InlineData("    if not v.startswith('/'):\n        abort(400)\n    return redirect(v)")]
    [InlineData("    if not allowed_file(v):\n        abort(400)\n    return open(v).read()")]
    [InlineData("    if v not in settings.COMMANDS:\n        abort(400)\n    subprocess.run(v, shell=True)")]
    [InlineData("    if v == '':\n        abort(400)\n    return open(v).read()")]
    [InlineData("    if v.isalnum():\n        subprocess.run(v, shell=True)")]
    [InlineData("    if v not in PAGES:\n        yield 'no'\n    open(v)")]
    [InlineData("    if v == v:\n        open(v)")]
    [InlineData("    if v in [v]:\n        subprocess.run(v, shell=True)")]
    [InlineData("    if v != 'home':\n        return open(v).read()")]
    [InlineData("    if '..' in v:\n        abort(400)\n    return open(os.path.join('/srv', v)).read()")]
    public async Task Python_that_asks_too_little_has_one(string code) =>
        Assert.NotEmpty(Flows(await Screening.Screener(parser).PythonAsync(Flask + code)));

    private const string Express = "const fs = require('fs'); const path = require('path'); const settings = require('./settings'); const app = require('express')(); const ROOT = '/srv'; const PAGES = ['home', 'about']; const SET = new Set(PAGES); const TABLE = { home: 1 };\n";

    [Theory]
    [InlineData("app.get('/', (req, res) => { const v = req.query.v; if (!PAGES.includes(v)) return res.sendStatus(404); res.sendFile('/srv/' + v); });")]
    [InlineData("app.get('/', (req, res) => { if (!PAGES.includes(req.query.v)) return res.sendStatus(404); res.sendFile('/srv/' + req.query.v); });")]
    [InlineData("app.get('/', (req, res) => { const v = SET.has(req.query.v) ? req.query.v : 'home'; db.query(`SELECT * FROM t ORDER BY ${v}`); });")]
    [InlineData("app.get('/', (req, res) => { const { v } = req.query; if (v in TABLE) db.query(`SELECT * FROM t ORDER BY ${v}`); });")]
    [InlineData("app.get('/', (req, res) => { const { v } = req.query; if (!TABLE[v]) throw new Error('no'); db.query(`SELECT * FROM t ORDER BY ${v}`); });")]
    [InlineData("app.get('/', (req, res) => { const { v } = req.query; if (!Object.hasOwn(TABLE, v)) { res.status(404).end(); return; } res.sendFile(v); });")]
    [InlineData("app.get('/', (req, res) => { const { v } = req.query; PAGES.includes(v) && res.sendFile(v); });")]
    [InlineData("app.get('/', (req, res) => { const { v } = req.query; if (!/^[a-z0-9-]+$/i.test(v)) return res.sendStatus(400); require('child_process').exec('ls ' + v); });")]
    [InlineData("app.get('/', (req, res) => { const p = path.resolve(ROOT, req.query.v); if (!p.startsWith(ROOT + path.sep)) return res.sendStatus(403); res.sendFile(p); });")]
    [InlineData("app.get('/', (req, res) => { const p = path.join(ROOT, req.query.v); if (!p.startsWith(ROOT)) { return res.sendStatus(403); } fs.createReadStream(p).pipe(res); });")]
    [InlineData("app.get('/', (req, res) => { const p = path.resolve(ROOT, req.query.v); const way = path.relative(ROOT, p); if (way.startsWith('..') || path.isAbsolute(way)) return res.sendStatus(403); res.sendFile(p); });")]
    [InlineData("app.get('/', (req, res) => { const next = req.query.next; if (next.startsWith('/') && !next.startsWith('//')) return res.redirect(next); res.redirect('/'); });")]
    [InlineData("app.get('/', (req, res) => { const u = new URL(req.query.u); if (!PAGES.includes(u.hostname)) return res.sendStatus(400); fetch(u); });")]
    [InlineData("app.get('/', (req, res) => { const u = req.query.u; if (new URL(u).host !== 'api.example.org') return res.sendStatus(400); fetch(u); });")]
    [InlineData("app.get('/', (req, res) => { const next = req.query.next; if (new URL(next, base).host !== req.headers.host) return res.redirect('/'); res.redirect(next); });")]
    [InlineData("app.get('/', (req, res) => { const v = req.query.v; if (v !== 'home' && v !== 'about' && v !== 'help') return; res.sendFile('/srv/' + v); });")]
    [InlineData("app.get('/', (req, res) => { const v = req.query.v; if (PAGES.indexOf(v) === -1) return; res.sendFile('/srv/' + v); });")]
    [InlineData("app.get('/', (req, res) => { const u = req.query.u; if (!isAllowedUrl(u)) return res.sendStatus(400); fetch(u); });")]
    [InlineData("app.get('/', async (req, res) => { const u = req.query.u; if (await isPrivateHost(new URL(u).hostname)) return res.sendStatus(400); fetch(u); });")]
    public async Task JavaScript_that_asks_first_has_no_flow(string code) =>
        Assert.Empty(Flows(await Screening.Screener(parser).JavaScriptAsync(Express + code)));

    [Theory]
    [InlineData("app.get('/', (req, res) => { const v = req.query.v; if (!PAGES.includes(v)) res.status(404); res.sendFile('/srv/' + v); });")]
    [InlineData("app.get('/', (req, res) => { const v = req.query.v; if (v.includes('home')) res.sendFile('/srv/' + v); });")]
    [InlineData("app.get('/', (req, res) => { if (!PAGES.includes(req.query.v)) return; res.sendFile('/srv/' + req.query.w); });")]
    [InlineData("app.get('/', (req, res) => { const v = req.query.v; if (PAGES.includes(v) || req.query.all) res.sendFile('/srv/' + v); });")]
    [InlineData("app.get('/', (req, res) => { const v = req.query.v; if (req.query.list.includes(v)) res.sendFile('/srv/' + v); });")]
    [InlineData("app.get('/', (req, res) => { const v = req.query.v; if (/[a-z]+/.test(v)) require('child_process').exec('ls ' + v); });")]
    [InlineData("app.get('/', (req, res) => { const p = ROOT + '/' + req.query.v; if (!p.startsWith(ROOT)) return; res.sendFile(p); });")]
    [InlineData("app.get('/', (req, res) => { const u = req.query.u; if (!isValidUrl(u)) return res.sendStatus(400); fetch(u); });")]
    public async Task JavaScript_that_asks_too_little_has_one(string code) =>
        Assert.NotEmpty(Flows(await Screening.Screener(parser).JavaScriptAsync(Express + code)));

    private const string Mvc = "using Microsoft.AspNetCore.Mvc;\npublic class C : Controller\n{\n    private static readonly HashSet<string> Pages = new() { \"home\", \"about\" };\n    private const string Root = \"/srv\";\n    [HttpGet]\n    public IActionResult Get(string v)\n    {\n        ";

    [Theory]
    [InlineData("if (!Pages.Contains(v)) return NotFound(); return Content(System.IO.File.ReadAllText(\"/srv/\" + v));")]
    [InlineData("if (v is not (\"home\" or \"about\")) throw new ArgumentException(v); return Content(System.IO.File.ReadAllText(\"/srv/\" + v));")]
    [InlineData("if (v != \"home\" && v != \"about\") { return NotFound(); } return Content(System.IO.File.ReadAllText(\"/srv/\" + v));")]
    [InlineData("var p = Path.GetFullPath(Path.Combine(Root, v)); if (!p.StartsWith(Root + \"/\", StringComparison.Ordinal)) return Forbid(); return PhysicalFile(p, \"text/plain\");")]
    [InlineData("if (!System.Text.RegularExpressions.Regex.IsMatch(v, \"^[a-z]+$\")) return BadRequest(); return PhysicalFile(\"/srv/\" + v, \"text/plain\");")]
    [InlineData("if (Url.IsLocalUrl(v)) return Redirect(v); return Redirect(\"/\");")]
    [InlineData("return Redirect(Url.IsLocalUrl(v) ? v : \"/\");")]
    public async Task CSharp_that_asks_first_has_no_flow(string code) =>
        Assert.Empty(Flows(await Screening.Screener(parser).CSharpAsync(Mvc + code + "\n    }\n}\n")));

    [Theory]
    [InlineData("if (!Pages.Contains(v)) Console.WriteLine(v); return Content(System.IO.File.ReadAllText(\"/srv/\" + v));")]
    [InlineData("if (v is null) return NotFound(); return Content(System.IO.File.ReadAllText(\"/srv/\" + v));")]
    [InlineData("var p = Path.Combine(Root, v); if (!p.StartsWith(Root, StringComparison.Ordinal)) return Forbid(); return PhysicalFile(p, \"text/plain\");")]
    [InlineData("if (!Url.IsLocalUrl(v)) return Redirect(v); return Redirect(\"/\");")]
    public async Task CSharp_that_asks_too_little_has_one(string code) =>
        Assert.NotEmpty(Flows(await Screening.Screener(parser).CSharpAsync(Mvc + code + "\n    }\n}\n")));

    /// <summary>From a request to where it does harm; an error that is logged does none.</summary>
    private static IEnumerable<string> Flows(ScreeningReport report) =>
        report.Facts.OfType<CodeFlow>().Where(flow => flow is { Source: "request", Sink: not ("html" or "regex") }).Select(flow => $"{flow.SourceName} > {flow.Sink} {flow.SinkName}");
}
