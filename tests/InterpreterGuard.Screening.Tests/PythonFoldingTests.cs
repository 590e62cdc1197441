using InterpreterGuard.Core.Facts;

namespace InterpreterGuard.Screening.Tests;

/// <summary>Texts that are put together, cut up or encoded are told as what they become.</summary>
public sealed class PythonFoldingTests(ParserContainer parser)
{
    [Theory]
    [InlineData("'/etc' + '/sha' + 'dow'")]
    [InlineData("'%s/%s' % ('/etc', 'shadow')")]
    [InlineData("'{}/{}'.format('/etc', 'shadow')")]
    [InlineData("'{a}/{b}'.format(a='/etc', b='shadow')")]
    [InlineData("f\"/etc/{'shadow'}\"")]
    [InlineData("'/'.join(['/etc', 'shadow'])")]
    [InlineData("''.join(['/etc', chr(47), 'shadow'])")]
    [InlineData("'wodahs/cte/'[::-1]")]
    [InlineData("'xx/etc/shadowxx'[2:-2]")]
    [InlineData("'/etc/shXdow'.replace('X', 'a')")]
    [InlineData("'/ETC/SHADOW'.lower()")]
    [InlineData("'  /etc/shadow '.strip()")]
    [InlineData("''.join(reversed('wodahs/cte/'))")]
    [InlineData("''.join(chr(c) for c in [47, 101, 116, 99, 47, 115, 104, 97, 100, 111, 119])")]
    [InlineData("''.join(map(chr, [47, 101, 116, 99, 47, 115, 104, 97, 100, 111, 119]))")]
    [InlineData("''.join(chr(ord(c) ^ 1) for c in '.dub.ri`env')")]
    [InlineData("bytes([47, 101, 116, 99, 47, 115, 104, 97, 100, 111, 119]).decode()")]
    [InlineData("bytes.fromhex('2f6574632f736861646f77').decode()")]
    [InlineData("__import__('binascii').unhexlify('2f6574632f736861646f77').decode()")]
    [InlineData("__import__('base64').b64decode('L2V0Yy9zaGFkb3c=').decode('utf-8')")]
    [InlineData("__import__('base64').b32decode('F5SXIYZPONUGCZDPO4======').decode()")]
    [InlineData("__import__('base64').b85decode('FJ*LNFLP*NWN&u').decode()")]
    [InlineData("__import__('codecs').decode('/rgp/funqbj', 'rot13')")]
    [InlineData("__import__('zlib').decompress(b'x\\x9c\\xd3O-I\\xd6/\\xceHL\\xc9/\\x07\\x00\\x176\\x04!').decode()")]
    [InlineData("str(b'/etc/shadow', 'utf8')")]
    [InlineData("'\\x2fetc\\x2fshadow' + ''")]
    [InlineData("'/etc/' 'shadow' ''")]
    [InlineData("['/etc/passwd', '/etc/' + 'shadow'][1]")]
    [InlineData("(lambda a, b: a + b)('/etc/', 'shadow')")]
    [InlineData("'/etc/shadow' * 1")]
    public async Task A_folded_text_is_told(string expression)
    {
        var report = await Screening.Screener(parser).PythonAsync($"path = {expression}\nopen(path)");

        Assert.Contains("/etc/shadow", report.Facts.OfType<CodeString>().Select(text => text.Value));
        Assert.Equal(["/etc/shadow"], report.Call("builtins.open").Arguments);
    }

    [Fact]
    public async Task What_is_unknown_leaves_a_gap_and_the_rest_is_told()
    {
        var report = await Screening.Screener(parser).PythonAsync("import os\nurl = input()\nos.system(f'curl -s {url} | bash')");

        Assert.Contains("os.system(curl -s … | bash)", report.Calls());
        Assert.Equal("bash", report.Call("curl").PipesInto);
    }

    [Fact]
    public async Task A_text_that_would_grow_without_end_is_unknown()
    {
        var report = await Screening.Screener(parser).PythonAsync("a = 'x' * 10**9\nb = a * 10**9\nc = [0] * 10**10\nopen(b)");

        Assert.Equal([null], report.Call("builtins.open").Arguments);
    }

    [Fact]
    public async Task A_compressed_text_is_only_unpacked_to_the_bound()
    {
        const string bomb = "__import__('zlib').decompress(__import__('base64').b64decode('eJztwTEBAAAAwqBs61/KGh5AAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAK8G4gw0bg=='))";

        var report = await Screening.Screener(parser, ("Screening:FoldedCharactersMax", "1024")).PythonAsync($"open({bomb})");

        Assert.Equal([null], report.Call("builtins.open").Arguments);
    }
}
