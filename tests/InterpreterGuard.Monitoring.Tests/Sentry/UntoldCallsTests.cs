using InterpreterGuard.Monitoring.Sentry;
using InterpreterGuard.Monitoring.Syscalls.Filter;

namespace InterpreterGuard.Monitoring.Tests.Sentry;

/// <summary>A receipt says of every group of calls that is not told that it is not.</summary>
public class UntoldCallsTests
{
    // Those that the tests of observations and points cover.
    private static readonly CallGroup[] Told = [CallGroup.Bind, CallGroup.Connect, CallGroup.Exec, CallGroup.Folder, CallGroup.Forbidden, CallGroup.Identity, CallGroup.Open, CallGroup.Signal, CallGroup.Socket];

    [Fact]
    public void Every_group_is_told_or_named() => Assert.Equal(Enum.GetValues<CallGroup>().Except(Told), UntoldCalls.ByGroup.Keys.Order());
}
