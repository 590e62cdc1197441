using System.Net;
using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Monitoring.Network;
using InterpreterGuard.Monitoring.Network.Flows;
using InterpreterGuard.Monitoring.Tests.Kernel;

namespace InterpreterGuard.Monitoring.Tests.Network;

public sealed class UdpFlowTests
{
    private static readonly Dictionary<string, string> Environment = new(StringComparer.Ordinal) { ["PAYMENTS_TOKEN"] = "live4Qm9ZtX2vKc7LwPq1Rb8" };

    private readonly RecordingSink _sink = new();
    private readonly FlowBook _book = new();

    [Fact]
    public async Task What_was_handed_over_before_the_end_is_still_looked_at()
    {
        var flow = Flow();
        flow.Send("live4Qm9ZtX2vKc7LwPq1Rb8"u8.ToArray());
        flow.Send("and more"u8.ToArray());

        var ending = _book.CutAllAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        Assert.False(ending.IsCompleted);
        await flow.RunAsync();
        await ending;

        Assert.Equal("PAYMENTS_TOKEN", Assert.Single(_sink.Facts<SecretSent>()).Variable);
        Assert.Equal(32, Assert.Single(_sink.Facts<NetworkFlow>(), fact => fact.Stage == "end").BytesUp);
    }

    [Fact]
    public async Task Without_grace_it_is_cut_at_once()
    {
        var flow = Flow();
        flow.Send("last words"u8.ToArray());

        var ending = _book.CutAllAsync(TimeSpan.Zero, TimeProvider.System);
        await flow.RunAsync();
        await ending;

        Assert.Equal(0, Assert.Single(_sink.Facts<NetworkFlow>(), fact => fact.Stage == "end").BytesUp);
    }

    [Fact]
    public async Task Nothing_that_waits_is_nothing_to_wait_for()
    {
        var flow = Flow();
        flow.Send("ping"u8.ToArray());
        var run = flow.RunAsync();
        await flow.Sent;

        Assert.True(flow.Sent.IsCompleted);
        flow.Cut(FlowEnding.ExecutionOver);
        await run;
    }

    private UdpFlow Flow()
    {
        var scope = new EgressScope(new(_sink, Environment), new Profile { Name = "hole", Egress = EgressMode.Sinkhole }, DecoySet.None, TimeProvider.System);
        var terms = new FlowTerms(scope, new ProcessReference(7, 1, "python3"), "inet", "", IPAddress.Parse("192.0.2.9"), 5005, Udp: true, Destination: null);
        return new(1, terms, _book, _ => Task.CompletedTask, () => { }, TimeProvider.System);
    }
}
