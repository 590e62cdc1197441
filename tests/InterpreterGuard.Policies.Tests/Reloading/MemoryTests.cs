namespace InterpreterGuard.Policies.Tests.Reloading;

/// <summary>Each policy brings compiled code. What nobody holds any more must go, or a host that is tuned every day would grow.</summary>
[Collection(nameof(Alone))]
public sealed class MemoryTests : IDisposable
{
    private const int Reloads = 25;

    private readonly TestPolicy _policy = TestPolicy.With();

    public void Dispose() => _policy.Dispose();

    [Fact]
    public async Task Compiled_conditions_of_former_policies_are_collected()
    {
        await using var host = await ReloadingHost.StartAsync(_policy.Directory, watch: false);
        await ReloadOftenAsync(host, 5);
        var (assembliesBefore, bytesBefore) = await SettledAsync();

        await ReloadOftenAsync(host, Reloads);
        var (assembliesAfter, bytesAfter) = await SettledAsync();

        TestContext.Current.TestOutputHelper!.WriteLine($"{Reloads} reloads: {assembliesBefore} → {assembliesAfter} assemblies, {bytesBefore >> 10} → {bytesAfter >> 10} KiB");
        Assert.InRange(assembliesAfter, 1, assembliesBefore + 2);
        Assert.InRange(bytesAfter - bytesBefore, long.MinValue, 8 << 20);
    }

    private async Task ReloadOftenAsync(ReloadingHost host, int times)
    {
        for (var i = 0; i < times; i++)
        {
            _policy.Write("rules/4xxx-network.yaml", TestPolicy.Rule.Replace("port == 4444", $"port == 4444 || port == {Random.Shared.Next(5000, 60000)}", StringComparison.Ordinal));
            Assert.True((await host.ReloadAsync()).Changed);
        }
    }

    // Other tests of this process hold policies of their own; what counts is that these reloads add none.
    private static async Task<(int Assemblies, long Bytes)> SettledAsync()
    {
        for (var i = 0; i < 10; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        return (AppDomain.CurrentDomain.GetAssemblies().Count(assembly => assembly.GetName().Name!.StartsWith("conditions-", StringComparison.Ordinal)), GC.GetTotalMemory(forceFullCollection: true));
    }
}
