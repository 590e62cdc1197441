using System.Diagnostics;
using InterpreterGuard.Sandboxing.Sandboxes;

namespace InterpreterGuard.Sandboxing.Tests.Sandboxes;

public sealed class InitProcessTests
{
    // These live in our own namespace, where nobody's death ends his children: whoever ends was signalled.
    [Fact]
    public async Task Who_is_beneath_is_killed_and_nobody_else()
    {
        using var init = Process.Start(new ProcessStartInfo("sh", ["-c", "sh -c 'sleep 60 & echo; wait' & wait"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        await init.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        var shell = Assert.Single(ProcessStatus.ChildrenOf(init.Id));
        var sleep = Assert.Single(ProcessStatus.ChildrenOf(shell));
        using var stranger = Process.Start("sleep", "60");

        using (var held = new InitProcess(init.Id))
            held.KillBeneath();

        await init.WaitForExitAsync(TestContext.Current.CancellationToken);
        await GoneAsync(shell);
        await GoneAsync(sleep);
        Assert.False(stranger.HasExited);
        stranger.Kill();
    }

    [Fact]
    public void A_process_without_children_has_none_and_one_that_is_gone_neither()
    {
        using var process = Process.Start("true");
        process.WaitForExit();

        Assert.Empty(ProcessStatus.ChildrenOf(process.Id));
    }

    private static async Task GoneAsync(int pid)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(TimeSpan.FromSeconds(20));
        while (StateOf(pid) is not (null or 'Z'))
            await Task.Delay(10, bound.Token);
    }

    private static char? StateOf(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[stat.LastIndexOf(')') + 2];
        }
        catch (IOException)
        {
            return null;
        }
    }
}
