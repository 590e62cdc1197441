using System.Diagnostics;
using System.Net.Sockets;
using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Tests;

/// <summary>The real parser in a real, locked-down container, started once for all tests of this project.</summary>
public sealed class ParserContainer : IParserConnections, IAsyncLifetime
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "ig-parser-" + Guid.NewGuid().ToString("N")[..12]);
    private string name = "";

    /// <summary>The image the product builds; another one may be named for work on the parser itself.</summary>
    private static string Image => Environment.GetEnvironmentVariable("INTERPRETERGUARD_PARSER_IMAGE") ?? "interpreterguard/python:latest";

    public async Task<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path.Combine(folder, "parser.sock")), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
        name = "ig-screening-tests-" + Path.GetFileName(folder);
        await DockerAsync(
            "run", "-d", "--rm", "--name", name, "--network", "none", "--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL",
            "--security-opt", "no-new-privileges", "--user", "64000:64000", "--memory", "512m", "--pids-limit", "64",
            "--volume", $"{folder}:/run/parser", "--volume", $"{ParserFolder()}:/sandbox/parser:ro",
            "--entrypoint", "python3", Image, "/sandbox/parser/parser.py", "/run/parser/parser.sock");
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if (File.Exists(Path.Combine(folder, "parser.sock")))
                return;
            await Task.Delay(100);
        }
        throw new InvalidOperationException($"The parser did not start in ten seconds. Its log:\n{await DockerAsync("logs", name)}");
    }

    public async ValueTask DisposeAsync()
    {
        await DockerAsync("kill", name);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Kills the processes that read shell texts for those children, and leaves the children alone.</summary>
    public Task KillReadersAsync() => DockerAsync("exec", name, "python3", "-c",
        "import os\n"
        + "for pid in os.listdir('/proc'):\n"
        + "    if pid.isdigit() and open(f'/proc/{pid}/comm').read() == 'shell-reader\\n': os.kill(int(pid), 9)\n");

    /// <summary>Ends every child that waits or parses, as a crash would; the parent starts new ones.</summary>
    public Task KillChildrenAsync() => DockerAsync("exec", name, "python3", "-c",
        "import os\n"
        + "for pid in filter(str.isdigit, os.listdir('/proc')):\n"
        + "    try:\n"
        + "        if int(pid) != os.getpid() and open(f'/proc/{pid}/stat').read().rsplit(')', 1)[1].split()[1] == '1': os.kill(int(pid), 9)\n"
        + "    except OSError: pass\n");

    /// <summary>The parser as it stands in the source tree: the image's own copy may be of an older build.</summary>
    private static string ParserFolder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var parser = Path.Combine(at.FullName, "sandbox-images", "python", "parser");
            if (Directory.Exists(parser))
                return parser;
        }
        throw new InvalidOperationException("There is no sandbox-images/python/parser above the test's folder.");
    }

    private static async Task<string> DockerAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output + error
            : throw new InvalidOperationException($"docker {string.Join(' ', arguments)} failed: {error}\nHint: './guard up' builds the images once.");
    }
}
