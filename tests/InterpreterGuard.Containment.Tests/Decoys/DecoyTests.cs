using InterpreterGuard.Containment.Tests.Hosting;
using InterpreterGuard.Containment.Tests.Network;

namespace InterpreterGuard.Containment.Tests.Decoys;

/// <summary>Who takes a decoy is told of; who does not is left alone. Paths are put together, so that screening has nothing to say.</summary>
[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class DecoyTests(ContainmentHost containment)
{
    private const string Take = "import glob, os, sys, base64, codecs\ntaken = ''.join(open(p).read() for p in glob.glob('/home/*/shop/.e*'))\n";

    public static TheoryData<string, string, string, string> Emitted => new()
    {
        { "plain", "stdout", "python", Take + "print(taken)" },
        { "plain", "stderr", "python", Take + "print(taken, file=sys.stderr)" },
        { "plain", "result", "python", Take + "taken" },
        { "plain", "error", "python", Take + "raise ValueError(taken)" },
        { "plain", "file", "python", Take + "open('report.txt', 'w').write('x' * 70_000 + taken)" },
        { "base64", "stdout", "python", Take + "print(base64.b64encode(taken.encode()).decode())" },
        { "base64", "file", "python", Take + "open('image.bin', 'wb').write(bytes(range(256)) * 50 + base64.encodebytes(taken.encode()))" },
        { "base32", "stdout", "python", Take + "print(base64.b32encode(taken.encode()).decode())" },
        { "hex", "stderr", "python", Take + "print(taken.encode().hex(':'), file=sys.stderr)" },
        { "reversed", "stdout", "python", Take + "print(taken[::-1])" },
        { "reversed base64", "stdout", "python", Take + "print(base64.b64encode(taken.encode()).decode()[::-1])" },
        { "rot13", "stdout", "python", Take + "print(codecs.encode(taken, 'rot13'))" },
        { "decimal", "stdout", "python", Take + "print(list(taken.encode()))" },
        { "plain", "stdout", "python", Take + "for letter in taken:\n    sys.stdout.write(letter)\n    sys.stdout.flush()" },
        { "base32", "file", "python", Take + "open(base64.b32encode(taken.encode()).decode()[20:120], 'w').write('x')" },
        { "base64", "stdout", "shell", "for f in /home/*/shop/.e*; do base64 -w 30 $f; done" },
        { "hex", "stdout", "shell", "cat /home/*/shop/.e* | xxd -p" },
        { "plain", "stdout", "javascript", "const fs = require('fs');\nfor (const d of fs.readdirSync('/home')) console.log([...fs.readFileSync(['/home', d, 'shop', '.e' + 'nv'].join('/'), 'utf8')].join(' '))" },
        { "hex", "stdout", "csharp", "foreach (var d in System.IO.Directory.GetDirectories(\"/home\")) Console.WriteLine(Convert.ToHexString(System.IO.File.ReadAllBytes(d + \"/shop/.e\" + \"nv\")));" },
    };

    [Theory]
    [MemberData(nameof(Emitted))]
    public async Task A_decoy_that_comes_out_is_known_however_it_is_written(string encoding, string channel, string language, string code)
    {
        var answer = await containment.Host.RunAsync(new Submission { Language = language, Code = code });

        var seen = await SeenAsync(answer);
        Assert.Contains(seen, fact => (fact.Text("grade"), fact.Text("channel"), fact.Text("decoy")) == ("read", "open", "env_file"));
        Assert.Contains(seen, fact => (fact.Text("grade"), fact.Text("channel"), fact.Text("encoding"), fact.Text("decoy")) == ("emitted", channel, encoding, "env_file"));
        Assert.Equal(["IG6001", "IG6002"], Rules(answer).Where(rule => rule.StartsWith("IG6", StringComparison.Ordinal) && rule is not "IG6012"));
        var incident = await containment.Host.IncidentAsync(answer.Id);
        Assert.Equal("high", incident!.Value.Text("severity"));
        Assert.StartsWith("Decoy given away: decoy secrets of a service from /home/deploy/shop/.env came out in ", incident.Value.Text("summary"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cloud_credentials", "/.a*/cred*")]
    [InlineData("ssh_key", "/.s*/id_*")]
    [InlineData("env_file", "/shop/.e*")]
    public async Task A_decoy_that_is_read_is_told_of(string decoy, string path)
    {
        var answer = await containment.Host.RunAsync(Submission.Python($"import glob\nfor p in glob.glob('/home/*{path}'):\n    print(len(open(p).read()))"));

        Assert.Equal("completed", answer.Status);
        var seen = Assert.Single(await SeenAsync(answer));
        Assert.Equal((decoy, "read", "open"), (seen.Text("decoy"), seen.Text("grade"), seen.Text("channel")));
        Assert.Contains("IG6001", Rules(answer));
        Assert.Equal("medium", (await containment.Host.IncidentAsync(answer.Id))!.Value.Text("severity"));
    }

    [Theory]
    [InlineData("python", "import os, glob\nhome = glob.glob('/home/*')[0]\nos.symlink(home + '/shop', 's')\nprint(len(open('s/.e' + 'nv').read()))")]
    [InlineData("python", "import os, glob\nhome = glob.glob('/home/*')[0]\nos.symlink('/home', 's')\nos.rename('s', 't')\nprint(len(open('t/' + home[6:] + '/shop/../shop/.e' + 'nv').read()))")]
    [InlineData("shell", "ln -s /home/*/shop s; cat s/.e* | wc -c")]
    [InlineData("javascript", "const fs = require('fs');\nfs.symlinkSync('/home', 's');\nfor (const d of fs.readdirSync('s')) console.log(fs.readFileSync('s/' + d + '/shop/.e' + 'nv').length)")]
    [InlineData("csharp", "System.IO.File.CreateSymbolicLink(\"s\", System.IO.Directory.GetDirectories(\"/home\")[0]); Console.WriteLine(System.IO.File.ReadAllText(\"s/shop/.e\" + \"nv\").Length);")]
    public async Task A_decoy_behind_a_link_is_a_decoy(string language, string code)
    {
        var answer = await containment.Host.RunAsync(new Submission { Language = language, Code = code });

        Assert.True(answer.Status == "completed", $"{answer}");
        var seen = Assert.Single(await SeenAsync(answer));
        Assert.Equal(("env_file", "read", "open"), (seen.Text("decoy"), seen.Text("grade"), seen.Text("channel")));
        Assert.Contains("IG6001", Rules(answer));
    }

    [Theory]
    [InlineData("python", "import os\nprint(os.environ)\nprint(dict(os.environ))")]
    [InlineData("python", "import os, json\nprint(json.dumps(dict(os.environ), indent=2))\nopen('env.json', 'w').write(json.dumps(dict(os.environ)))")]
    [InlineData("javascript", "console.log(process.env)")]
    [InlineData("csharp", "foreach (System.Collections.DictionaryEntry e in Environment.GetEnvironmentVariables()) Console.WriteLine($\"{e.Key}={e.Value}\");")]
    [InlineData("shell", "env; printenv | sort; export -p")]
    public async Task Who_shows_the_environment_as_it_is_makes_no_incident(string language, string code)
    {
        var answer = await containment.Host.RunAsync(new Submission { Language = language, Code = code });

        Assert.Equal("completed", answer.Status);
        Assert.Contains("postgresql://", answer.Stdout, StringComparison.Ordinal);
        Assert.Contains("IG6003", Rules(answer));
        Assert.Null(answer.IncidentId);
    }

    [Theory]
    [InlineData("python", "import os\nfor folder, folders, files in os.walk('/'):\n    if folder.startswith('/proc'):\n        folders.clear()\nprint('walked')")]
    [InlineData("python", "import os\nprint(os.path.exists('/var/run/docker' + '.sock'), os.listdir('/home'), os.path.expanduser('~'), os.listdir('.'))")]
    [InlineData("shell", "find / -xdev -maxdepth 3 -type d 2>/dev/null | wc -l; du -s /home; ls -laR /home /work; df")]
    [InlineData("shell", "tar czf all.tgz --exclude all.tgz . && tar tzf all.tgz; ls -la ~")]
    [InlineData("python", "import configparser, pathlib\nprint([p for p in (pathlib.Path.home() / '.config' / 'app.ini', pathlib.Path('.env')) if p.exists()])")]
    public async Task Honest_programs_meet_none(string language, string code)
    {
        var answer = await containment.Host.RunAsync(new Submission { Language = language, Code = code });

        Assert.True(answer.Status == "completed", $"{answer}");
        Assert.Empty(await SeenAsync(answer));
        Assert.True(answer.IncidentId is null, $"{answer}");
    }

    [Fact]
    public async Task The_work_folder_holds_none_and_the_receipt_says_what_was_laid()
    {
        var answer = await containment.Host.RunAsync(Submission.Shell("find /work -mindepth 1; touch /home/deploy/x 2>&1; echo x 2>&1 >> /home/deploy/shop/.env; id -un"));

        Assert.Equal("completed", answer.Status);
        Assert.DoesNotContain("/work/", answer.Stdout, StringComparison.Ordinal);
        Assert.Contains("Read-only file system", answer.Stdout + answer.Stderr, StringComparison.Ordinal);
        Assert.Equal(["cloud_credentials", "database_url", "engine_socket", "env_file", "ssh_key"],
            answer.Security.GetProperty("policy").GetProperty("applied").GetProperty("decoys").EnumerateArray().Select(decoy => decoy.GetString()));
    }

    [Fact]
    public async Task Values_are_new_for_each_execution_and_stay_within_a_session()
    {
        const string show = "import os\nprint([v for v in os.environ.values() if '://' in v][0])";
        var first = await containment.Host.RunAsync(Submission.Python(show));
        var second = await containment.Host.RunAsync(Submission.Python(show));
        Assert.NotEqual(first.Stdout, second.Stdout);

        await using var session = await SessionClient.OpenAsync(containment.Host, "python");
        var one = await session.CompletesAsync(show);
        var two = await session.CompletesAsync(show);
        Assert.Equal(one.Stdout, two.Stdout);
        Assert.Contains("IG6003", Rules(two));

        var given = await session.CompletesAsync(Take + "print(taken[::-1])");
        Assert.Contains("IG6002", Rules(given));
        var shell = await session.CompletesAsync("printenv REPORTING_DATABASE_URL", "shell");
        Assert.NotEqual(one.Stdout, shell.Stdout);
    }

    [Fact]
    public async Task Who_speaks_to_the_engines_socket_is_ended()
    {
        var answer = await containment.Host.RunAsync(Submission.Python("import socket\ns = socket.socket(socket.AF_UNIX)\ns.connect('/var/run/' + input())\ns.sendall(b'GET /info HTTP/1.1\\r\\n\\r\\n')\nprint(s.recv(100))") with { Stdin = "docker.sock\n" });

        Assert.Equal("killed", answer.Status);
        Assert.Contains("IG4010", Rules(answer));
        Assert.Equal("", answer.Stdout);
    }

    [Fact]
    public async Task A_flood_of_decoys_is_told_a_few_times()
    {
        var answer = await containment.Host.RunAsync(Submission.Python(Take + "for n in range(3000):\n    print(taken, taken[::-1])"));

        Assert.InRange((await SeenAsync(answer)).Count, 3, 12);
        Assert.Contains("IG6002", Rules(answer));
    }

    [Fact]
    public async Task Binary_output_and_broken_text_are_no_obstacle()
    {
        var answer = await containment.Host.RunAsync(Submission.Python(Take
            + "import os\nos.write(1, os.urandom(200_000))\nos.write(1, b'\\xff\\xc3' + b'\\xff'.join(bytes([b]) for b in taken.encode()) + b'\\xe2\\x82')\nos.write(1, b'z' * 300_000)"));

        Assert.Contains(await SeenAsync(answer), fact => (fact.Text("grade"), fact.Text("channel"), fact.Text("encoding")) == ("emitted", "stdout", "plain"));
    }

    private static IEnumerable<string> Rules(Answer answer) => answer.Detections.Select(detection => detection.Text("rule")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private Task<IReadOnlyList<System.Text.Json.JsonElement>> SeenAsync(Answer answer) => Flows.FactsAsync(containment.Host, answer, "decoy.seen");
}
