using System.Diagnostics;

namespace InterpreterGuard.Containment.Tests.Hosting;

public sealed class WitnessTests
{
    [Fact]
    public async Task It_finds_a_marked_process_and_sees_it_die()
    {
        var mark = Witness.Mark();
        using var process = Process.Start("sleep", [mark]);

        var witness = await Witness.FindAsync(mark);

        Assert.Equal(process.Id, witness.Pid);
        Assert.Equal(Environment.ProcessId, witness.Parent());
        Assert.False(Witness.IsDead(witness.Pid));
        Assert.False(await witness.DiesWithinAsync(TimeSpan.FromMilliseconds(20)));
        process.Kill();
        Assert.True(await witness.DiesWithinAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void No_two_marks_are_the_same() => Assert.False(string.Equals(Witness.Mark(), Witness.Mark(), StringComparison.Ordinal));
}
