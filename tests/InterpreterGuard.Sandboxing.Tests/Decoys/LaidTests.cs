using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Sandboxing.Tests.Support;

namespace InterpreterGuard.Sandboxing.Tests.Decoys;

/// <summary>What code in a real sandbox meets.</summary>
[Trait("needs", "docker")]
public sealed class LaidTests
{
    private const string Look = """
        import os, socket
        print(sorted(os.path.relpath(os.path.join(f, n), '/home') for f, _, names in os.walk('/home') for n in names), 'REPORTING_DATABASE_URL' in os.environ, os.path.exists('/var/run/docker.sock'))
        """;

    [Fact]
    public async Task Decoys_lie_there_and_the_socket_refuses_and_tells()
    {
        await using var host = await TestHost.StartAsync();
        await using var sandbox = await host.Sandboxes.ClaimAsync(Language.Python, TestHost.Plain, CancellationToken.None);
        var sink = new RecordingSink();

        var outcome = await sandbox.RunAsync(Python(Look + "\ns = socket.socket(socket.AF_UNIX)\ns.connect('/var/run/docker.sock')\ns.sendall(b'GET /info HTTP/1.1\\r\\n\\r\\n')\nprint(s.recv(22))"), TimeSpan.FromSeconds(20), sink, NoListener.Instance, CancellationToken.None);

        Assert.Equal("['deploy/.aws/config', 'deploy/.aws/credentials', 'deploy/.ssh/id_ed25519', 'deploy/shop/.env'] True True\nb'HTTP/1.1 403 Forbidden'\n", outcome.Output.Stdout);
        Assert.Equal("GET /info HTTP/1.1", Assert.Single(sink.Facts.OfType<DecoySeen>()).Target);
        Assert.Equal(5, sandbox.Applied.Decoys.Count);
        Assert.Equal(5, sandbox.Decoys.All.Count);
    }

    [Fact]
    public async Task A_profile_can_do_without()
    {
        var bare = TestHost.Plain with { Decoys = false };
        await using var host = await TestHost.StartAsync(profiles: [bare]);
        await using var sandbox = await host.Sandboxes.ClaimAsync(Language.Python, bare, CancellationToken.None);

        var outcome = await sandbox.RunAsync(Python(Look), TimeSpan.FromSeconds(20), new RecordingSink(), NoListener.Instance, CancellationToken.None);

        Assert.Equal("[] False False\n", outcome.Output.Stdout);
        Assert.Empty(sandbox.Applied.Decoys);
        Assert.Empty(sandbox.Decoys.All);
    }

    [Fact]
    public async Task Two_sandboxes_have_values_of_their_own_and_nothing_is_left_of_them()
    {
        await using var host = await TestHost.StartAsync();
        const string show = "print(open('/home/deploy/.aws/credentials').read())";
        var shown = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            await using var sandbox = await host.Sandboxes.ClaimAsync(Language.Python, TestHost.Plain, CancellationToken.None);
            shown.Add((await sandbox.RunAsync(Python(show), TimeSpan.FromSeconds(20), new RecordingSink(), NoListener.Instance, CancellationToken.None)).Output.Stdout);
        }

        Assert.NotEqual(shown[0], shown[1]);
        for (var i = 0; i < 200 && Left(host); i++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(Left(host));
    }

    private static bool Left(TestHost host) => Directory.EnumerateDirectories(host.Directory, "home", SearchOption.AllDirectories).Any();

    private static Submission Python(string code) => TestHost.Submission(Language.Python, code);
}
