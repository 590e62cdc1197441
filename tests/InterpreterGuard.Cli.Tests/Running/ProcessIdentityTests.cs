using InterpreterGuard.Cli.Running;
using InterpreterGuard.Cli.Tests.Support;

namespace InterpreterGuard.Cli.Tests.Running;

public sealed class ProcessIdentityTests : IDisposable
{
    private readonly TemporaryFolder proc = new();

    public void Dispose() => proc.Dispose();

    [Fact]
    public void A_living_process_is_known_by_pid_and_start()
    {
        var me = ProcessIdentity.Of(Environment.ProcessId);

        Assert.NotNull(me);
        Assert.True(me.StartTicks > 0);
        Assert.True(me.IsAlive());
    }

    [Fact]
    public void A_later_process_with_the_same_pid_is_another_one()
    {
        var me = ProcessIdentity.Of(Environment.ProcessId)!;

        Assert.False((me with { StartTicks = me.StartTicks - 1 }).IsAlive());
    }

    [Fact]
    public void A_name_with_parentheses_and_spaces_does_not_shift_the_fields()
    {
        Stat(77, "evil) S 1 (x", 'S', start: 4242);

        Assert.Equal(new ProcessIdentity(77, 4242), ProcessIdentity.Of(77, proc.Path));
    }

    [Fact]
    public void A_zombie_is_dead()
    {
        Stat(78, "guard", 'Z', start: 1);

        Assert.Null(ProcessIdentity.Of(78, proc.Path));
    }

    [Fact]
    public void Nobody_has_a_pid_that_is_free() =>
        Assert.Null(ProcessIdentity.Of(79, proc.Path));

    private void Stat(int pid, string name, char state, long start) =>
        proc.Write($"{pid}/stat", $"{pid} ({name}) {state} 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 {start} 20 21\n");
}
