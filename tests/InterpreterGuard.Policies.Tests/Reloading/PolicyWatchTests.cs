using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Policies.Tests.Reloading;

public sealed class PolicyWatchTests : IDisposable
{
    private static readonly string OtherRule = TestPolicy.Rule.Replace("port == 4444", "port == 5555", StringComparison.Ordinal).Replace("{ port: 4444 }", "{ port: 5555 }", StringComparison.Ordinal);

    private readonly TestPolicy _policy = TestPolicy.With();

    public static TheoryData<string> WaysOfEditing => ["written in place", "renamed over", "written in pieces", "replaced with its old time", "removed and made again"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string RulesFile => Path.Combine(_policy.Directory, "rules", "4xxx-network.yaml");

    public void Dispose() => _policy.Dispose();

    [Theory]
    [MemberData(nameof(WaysOfEditing))]
    public async Task A_changed_file_is_in_force_soon_however_it_was_written(string way)
    {
        await using var host = await ReloadingHost.StartAsync(_policy.Directory);
        var former = host.Policies.Current;

        await EditAsync(way);
        await host.UntilAsync(() => !ReferenceEquals(host.Policies.Current, former), "the changed rule");

        Assert.True(Fires(host, 5555));
        Assert.False(Fires(host, 4444));
        Assert.Equal((true, host.Policies.Current.Hash), (host.Reloads.Last!.Changed, host.Reloads.Last.PolicyHash));
        Assert.DoesNotContain(host.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_behind_a_symbolic_link_that_is_turned_is_seen()
    {
        using var other = TestPolicy.With("rules/4xxx-network.yaml", OtherRule);
        var link = _policy.Directory + "-link";
        Directory.CreateSymbolicLink(link, _policy.Directory);
        try
        {
            await using var host = await ReloadingHost.StartAsync(link);

            File.Delete(link);
            Directory.CreateSymbolicLink(link, other.Directory);

            await host.UntilAsync(() => Fires(host, 5555), "the other folder");
        }
        finally
        {
            File.Delete(link);
        }
    }

    [Fact]
    public async Task Half_of_a_file_is_not_taken_for_a_policy_while_somebody_writes()
    {
        await using var host = await ReloadingHost.StartAsync(_policy.Directory);
        var former = host.Policies.Current;

        // A truncated file of rules is a policy without them. Whoever writes in steps shorter than the quiet time never meets it.
        await using (var writer = File.CreateText(RulesFile))
        {
            foreach (var line in OtherRule.Split('\n'))
            {
                await writer.WriteLineAsync(line);
                await writer.FlushAsync(Stop);
                Assert.Same(former, host.Policies.Current);
                await Task.Delay(100, Stop);
            }
        }

        await host.UntilAsync(() => Fires(host, 5555), "the whole file");
        Assert.DoesNotContain(host.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_broken_policy_is_an_error_the_last_good_stays_and_the_mended_one_comes()
    {
        await using var host = await ReloadingHost.StartAsync(_policy.Directory);
        var former = host.Policies.Current;

        _policy.Write("policy.yaml", "id: test\nenforcement: enforce\ndefault_profile: nobody\ndisclosure: rules\n");
        await host.UntilAsync(() => host.Reloads.Last is { Succeeded: false }, "the failure");

        Assert.Same(former, host.Policies.Current);
        Assert.Contains("policy.yaml:3:18: There is no profile 'nobody'.", Assert.Single(host.Reloads.Last!.Problems), StringComparison.Ordinal);
        Assert.Contains(host.Log.Lines, line => line.StartsWith("Error PolicyReloadFailed: ", StringComparison.Ordinal) && line.Contains("'nobody'", StringComparison.Ordinal));

        _policy.Write("policy.yaml", "id: test\nenforcement: observe\ndefault_profile: default\ndisclosure: rules\n");
        // The policy is swapped first, then the reload has ended.
        await host.UntilAsync(() => host.Reloads.Last is { Succeeded: true }, "the mended policy");
        Assert.False(host.Policies.Current.Enforced);
    }

    [Fact]
    public async Task A_broken_policy_that_is_taken_back_is_well_again()
    {
        await using var host = await ReloadingHost.StartAsync(_policy.Directory);
        var (former, text) = (host.Policies.Current, await File.ReadAllTextAsync(RulesFile, Stop));

        _policy.Write("rules/4xxx-network.yaml", "- id: IG4001\n");
        await host.UntilAsync(() => host.Reloads.Last is { Succeeded: false }, "the failure");
        _policy.Write("rules/4xxx-network.yaml", text);
        await host.UntilAsync(() => host.Reloads.Last is { Succeeded: true }, "the mending");

        Assert.Same(former, host.Policies.Current);
        Assert.False(host.Reloads.Last!.Changed);
        Assert.Contains(host.Log.Lines, line => line.StartsWith("Information PolicyMended", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_touched_file_changes_nothing()
    {
        await using var host = await ReloadingHost.StartAsync(_policy.Directory);

        File.SetLastWriteTimeUtc(RulesFile, DateTime.UnixEpoch);
        await Task.Delay(TimeSpan.FromSeconds(3), Stop);

        Assert.Null(host.Reloads.Last);
    }

    [Fact]
    public async Task A_policy_that_is_not_watched_is_read_when_asked()
    {
        await using var host = await ReloadingHost.StartAsync(_policy.Directory, watch: false);
        _policy.Write("rules/4xxx-network.yaml", OtherRule);
        await Task.Delay(TimeSpan.FromSeconds(3), Stop);
        Assert.True(Fires(host, 4444));

        var reload = await host.ReloadAsync();

        Assert.True(reload is { Succeeded: true, Changed: true });
        Assert.True(Fires(host, 5555));
    }

    private static bool Fires(ReloadingHost host, int port) =>
        host.Policies.Current.Watch(WatchScope.Alone(Judging.Noon), new Profile { Name = "x" }).Evaluate(new NetworkConnect { Family = "inet", Port = port }, process: null, Judging.Noon).Count == 1;

    private async Task EditAsync(string way)
    {
        switch (way)
        {
            case "renamed over":
                await File.WriteAllTextAsync(RulesFile + "~", OtherRule, Stop);
                File.Move(RulesFile + "~", RulesFile, overwrite: true);
                break;
            case "written in pieces":
                await File.WriteAllTextAsync(RulesFile, OtherRule[..40], Stop);
                await Task.Delay(250, Stop);
                await File.AppendAllTextAsync(RulesFile, OtherRule[40..], Stop);
                break;
            case "replaced with its old time":
                var old = File.GetLastWriteTimeUtc(RulesFile);
                await File.WriteAllTextAsync(RulesFile, OtherRule, Stop);
                File.SetLastWriteTimeUtc(RulesFile, old);
                break;
            case "removed and made again":
                File.Delete(RulesFile);
                await Task.Delay(100, Stop);
                await File.WriteAllTextAsync(RulesFile, OtherRule, Stop);
                break;
            default:
                await File.WriteAllTextAsync(RulesFile, OtherRule, Stop);
                break;
        }
    }
}
