using InterpreterGuard.Monitoring.Syscalls.Kernel;
using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Monitoring.Tests.Syscalls;

/// <summary>More listeners than are waited for by themselves: here pipes of the kernel's, which are readable and end as listeners do.</summary>
public sealed unsafe class ListenerPollTests : IDisposable
{
    private const int Many = 3 * ListenerPoll.BusyMax;

    private readonly ListenerPoll _poll = new();
    private readonly List<(SafeFileHandle Reading, SafeFileHandle Writing)> _pipes = [];

    public ListenerPollTests()
    {
        var ends = stackalloc int[2];
        for (var i = 0; i < Many; i++)
        {
            Assert.Equal(0, Libc.Pipe(ends, 0));
            _pipes.Add((new(ends[0], ownsHandle: true), new(ends[1], ownsHandle: true)));
            _poll.Add(_pipes[i].Reading, i);
        }
    }

    public void Dispose()
    {
        _poll.Dispose();
        foreach (var (reading, writing) in _pipes)
        {
            reading.Dispose();
            writing.Dispose();
        }
    }

    [Fact]
    public void Whoever_has_something_is_told_and_nobody_else()
    {
        // One for long, a few in turn, all in turn: as busy ones, as idle ones, and in between.
        int[] order = [.. Enumerable.Repeat(3, 5), .. Enumerable.Range(0, 20).Select(i => i % 4), .. Enumerable.Range(0, 2 * Many).Select(i => i % Many), 3, 3, 3];
        foreach (var number in order)
        {
            Say(number);

            Assert.Equal([(number, false)], _poll.Wait());
            Take(number);
        }
    }

    [Fact]
    public void None_waits_for_ever_when_all_have_something()
    {
        for (var number = 0; number < Many; number++)
            Say(number);
        HashSet<long> told = [];

        // Whoever is told first has more to say at once.
        for (var turn = 0; turn < Many && told.Count < Many; turn++)
        {
            var ready = _poll.Wait().Select(one => one.Key).ToArray();
            told.UnionWith(ready);
            Take((int)ready[0]);
            Say((int)ready[0]);
        }

        Assert.Equal(Many, told.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Of_a_muted_one_only_the_end_is_told(int callsBefore)
    {
        Hear(5, callsBefore);
        _poll.Mute(5);
        Say(5);
        Say(6);
        Assert.Equal([(6, false)], _poll.Wait());
        Take(6);
        Take(5);
        _pipes[5].Writing.Dispose();

        Assert.Equal([(5, true)], _poll.Wait());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void One_that_was_removed_is_not_told_nor_who_has_its_number_next(int callsBefore)
    {
        Hear(5, callsBefore);
        _poll.Remove(5);
        _pipes[5].Reading.Dispose();
        Say(6);
        List<(long, bool)> told = [];
        while (told.Count == 0)
            told.AddRange(_poll.Wait());

        Assert.Equal([(6, false)], told);
    }

    private void Hear(int number, int calls)
    {
        for (var call = 0; call < calls; call++)
        {
            Say(number);
            Assert.Equal([(number, false)], _poll.Wait());
            Take(number);
        }
    }

    private void Say(int number)
    {
        byte one = 1;
        Assert.Equal(1, Libc.Write(_pipes[number].Writing, &one, 1));
    }

    private void Take(int number)
    {
        byte one;
        Assert.Equal(1, Libc.Read((int)_pipes[number].Reading.DangerousGetHandle(), &one, 1));
    }
}
