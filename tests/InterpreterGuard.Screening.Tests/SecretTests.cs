using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Tests;

/// <summary>What becomes a secret, what is set to weaken a protection, and what is no page and no query.</summary>
public sealed class SecretTests(ParserContainer parser)
{
    [Theory]
    [InlineData("import random\notp = random.randint(1000, 9999)", "random.randint > otp")]
    [InlineData("import random, string\ndef make_token():\n    return ''.join(random.choice(string.ascii_letters) for _ in range(n))", "random.choice > make_token")]
    [InlineData("import random, hashlib\nsession['csrf_token'] = hashlib.sha256(str(random.random()).encode()).hexdigest()", "random.random > csrf_token")]
    [InlineData("import random\nfrom Crypto.Cipher import AES\nAES.new(bytes(random.getrandbits(8) for _ in range(16)), AES.MODE_GCM)", "random.getrandbits > Crypto.Cipher.AES.new")]
    [InlineData("import random\nclient.serve(api_key=str(random.random()))", "random.random > api_key")]
    public async Task A_random_number_becomes_a_secret_in_Python(string code, string flow) =>
        Assert.Contains(flow, Secrets(await Screening.Screener(parser).PythonAsync(code)));

    [Theory]
    [InlineData("import random\npassword_length = random.randint(8, 12)")]
    [InlineData("import random\nsecret_number = random.randint(1, 100)")]
    [InlineData("import random\nnext_token = random.choices(words, weights)[0]")]
    [InlineData("import secrets\ntoken = secrets.token_hex(16)")]
    [InlineData("import random\ntoken = random.SystemRandom().getrandbits(128)")]
    public async Task A_name_that_is_no_secret_gets_none(string code) =>
        Assert.Empty(Secrets(await Screening.Screener(parser).PythonAsync(code)));

    [Theory]
    [InlineData("const resetToken = Math.random().toString(36).slice(2)", "Math.random > resetToken")]
    [InlineData("let password = ''; for (let i = 0; i < n; i++) password += letters.charAt(Math.floor(Math.random() * 26))", "Math.random > password")]
    [InlineData("const makeSessionId = () => Array.from({ length: n }, () => 'abc'[Math.floor(Math.random() * 3)]).join('')", "Math.random > makeSessionId")]
    [InlineData("req.session.otp = Math.floor(Math.random() * 9000)", "Math.random > otp")]
    public async Task A_random_number_becomes_a_secret_in_JavaScript(string code, string flow) =>
        Assert.Contains(flow, Secrets(await Screening.Screener(parser).JavaScriptAsync(code)));

    [Theory]
    [InlineData("const token = tokens[Math.floor(Math.random() * tokens.length)]")]
    [InlineData("const refreshToken = setTimeout(() => {}, Math.random() * 1000)")]
    [InlineData("const token = crypto.randomUUID()")]
    public async Task One_of_a_list_and_a_timer_are_no_secrets(string code) =>
        Assert.Empty(Secrets(await Screening.Screener(parser).JavaScriptAsync(code)));

    [Theory]
    [InlineData("var otp = new System.Random().Next(1000, 9999);", "System.Random.Next > otp")]
    [InlineData("string Password(int n) => new(System.Linq.Enumerable.Select(System.Linq.Enumerable.Repeat(\"abc\", n), s => s[System.Random.Shared.Next(3)]).ToArray());", "System.Random.Next > Password")]
    [InlineData("using var aes = System.Security.Cryptography.Aes.Create(); var b = new byte[16]; new System.Random().NextBytes(b); aes.Key = b;", "System.Random.NextBytes > System.Security.Cryptography.SymmetricAlgorithm.Key")]
    public async Task A_random_number_becomes_a_secret_in_CSharp(string code, string flow) =>
        Assert.Contains(flow, Secrets(await Screening.Screener(parser).CSharpAsync(code)));

    [Fact]
    public async Task A_random_number_becomes_a_secret_in_shell()
    {
        Assert.Equal(["$RANDOM > API_TOKEN"], Secrets(await Screening.Screener(parser).ShellAsync("API_TOKEN=$RANDOM$RANDOM\nport=$((RANDOM % 10))\nsleep $RANDOM")));
    }

    [Theory]
    [InlineData("aes.IV = new byte[16];", true)]
    [InlineData("var iv = new byte[16]; aes.IV = iv;", true)]
    [InlineData("var iv = new byte[16]; System.Array.Copy(text, iv, 16); aes.IV = iv;", false)]
    [InlineData("var iv = new byte[16]; System.Security.Cryptography.RandomNumberGenerator.Fill(iv); aes.IV = iv;", false)]
    [InlineData("var iv = new byte[16]; System.Security.Cryptography.RandomNumberGenerator.Fill(System.MemoryExtensions.AsSpan(iv)); aes.IV = iv;", false)]
    [InlineData("var iv = new byte[16]; for (var i = 0; i < 16; i++) iv[i] = text[i]; aes.IV = iv;", false)]
    public async Task Bytes_are_zero_until_something_is_put_into_them(string code, bool zero)
    {
        var report = await Screening.Screener(parser).CSharpAsync($"void Seal(byte[] text) {{ using var aes = System.Security.Cryptography.Aes.Create(); {code} }}");

        Assert.Equal(zero, report.Facts.OfType<CodeAssign>().Any(set => set is { Name: "System.Security.Cryptography.SymmetricAlgorithm.IV", From: "System.Byte[]" }));
    }

    [Theory]
    [InlineData("class A { static readonly byte[] Iv = new byte[16]; void Seal(System.Security.Cryptography.Aes aes) => aes.IV = Iv; }", true)]
    [InlineData("class A { static readonly byte[] Iv = new byte[16]; void Seal(System.Security.Cryptography.Aes aes) => aes.IV = Iv; static A() { System.Security.Cryptography.RandomNumberGenerator.Fill(Iv); } }", false)]
    public async Task A_field_is_zero_where_no_method_fills_it(string code, bool zero)
    {
        var report = await Screening.Screener(parser).CSharpAsync(code);

        Assert.Equal(zero, report.Facts.OfType<CodeAssign>().Any(set => set is { Name: "System.Security.Cryptography.SymmetricAlgorithm.IV", From: "System.Byte[]" }));
    }

    [Theory]
    [InlineData("app.post('/', (req, res) => User.findOne({ name: req.body.name }))", 1)]
    [InlineData("app.post('/', (req, res) => { const { name } = req.body; return User.find({ name }) })", 1)]
    [InlineData("app.post('/', (req, res) => User.findOne({ name: String(req.body.name) }))", 0)]
    [InlineData("app.post('/', (req, res) => User.findOne({ name: { $eq: req.body.name } }))", 0)]
    [InlineData("app.post('/', (req, res) => { if (typeof req.body.name !== 'string') return; User.findOne({ name: req.body.name }) })", 0)]
    [InlineData("app.post('/', (req, res) => users.find(user => user.name === req.body.name))", 0)]
    public async Task A_query_that_is_an_object_has_its_own_flow(string code, int flows)
    {
        var report = await Screening.Screener(parser).JavaScriptAsync(code);

        Assert.Equal(flows, report.Facts.OfType<CodeFlow>().Count(flow => flow.Sink == "nosql"));
    }

    [Theory]
    [InlineData("web.Response(text='<b>' + n, content_type='text/html')", 1)]
    [InlineData("web.Response(text='hello ' + n)", 0)]
    [InlineData("web.Response(text='{}' + n, content_type='application/json')", 0)]
    public async Task An_answer_of_aiohttp_is_a_page_where_it_says_so(string answer, int flows)
    {
        var report = await Screening.Screener(parser).PythonAsync($"from aiohttp import web\nasync def hello(request):\n    n = request.query['n']\n    return {answer}");

        Assert.Equal(flows, report.Facts.OfType<CodeFlow>().Count(flow => flow.Sink == "html"));
    }

    [Theory]
    [InlineData("DEBUG = True\nROOT_URLCONF = 'shop.urls'", "django.conf.settings.DEBUG")]
    [InlineData("DEBUG = True\nprint(DEBUG)", "DEBUG")]
    public async Task Settings_of_Django_are_told_as_such(string code, string name)
    {
        var report = await Screening.Screener(parser).PythonAsync(code);

        Assert.Contains(report.Facts.OfType<CodeAssign>(), set => set.Name == name && set.Value == "True");
    }

    [Fact]
    public async Task An_attribute_that_switches_a_protection_off_is_a_call()
    {
        var report = await Screening.Screener(parser).CSharpAsync("class A : Controller { [IgnoreAntiforgeryToken] public IActionResult Send() => Ok(); [HttpPost] public IActionResult Post() => Ok(); }");

        Assert.Single(report.Facts.OfType<CodeCall>(), call => call.Name == "Microsoft.AspNetCore.Mvc.IgnoreAntiforgeryToken");
    }

    [Fact]
    public async Task Options_of_options_go_by_both_names()
    {
        var report = await Screening.Screener(parser).JavaScriptAsync("require('express-session')({ cookie: { secure: false } })");

        Assert.Equal("False", report.Call("express-session").Keywords["cookie.secure"]);
    }

    [Theory]
    [InlineData("import os, shlex\nos.system('ls ' + shlex.quote(input()))", "shlex.quote")]
    [InlineData("import os, shlex\nos.system('ls ' + shlex.quote(input()) + name)", null)]
    [InlineData("import os\nos.system('ls ' + input())", null)]
    public async Task A_call_says_that_its_text_was_made_harmless(string code, string? cleaners)
    {
        var report = await Screening.Screener(parser).PythonAsync(code);

        Assert.Equal(cleaners, report.Call("os.system").Keywords.GetValueOrDefault("{clean}"));
    }

    private static IEnumerable<string> Secrets(ScreeningReport report) =>
        report.Facts.OfType<CodeFlow>().Where(flow => flow is { Sink: "secret", Source: "random" }).Select(flow => $"{flow.SourceName} > {flow.SinkName}").Distinct();
}
