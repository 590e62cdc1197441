using InterpreterGuard.Sandboxing.Reaping;

namespace InterpreterGuard.Sandboxing.Tests.Reaping;

public sealed class LeftoversTests
{
    private readonly Leftovers _leftovers = new();

    [Fact]
    public void A_container_that_goes_when_asked_is_never_left_over()
    {
        Assert.Empty(_leftovers.After(["a"], ["a"]));
        Assert.Empty(_leftovers.After([], []));

        Assert.Equal(0, _leftovers.Count);
    }

    [Fact]
    public void One_that_still_stands_a_round_later_is_told_once_and_counted_until_it_goes()
    {
        _leftovers.After(["a", "b"], ["a", "b"]);

        Assert.Equal(["b"], _leftovers.After(["b", "c"], ["b"]));
        Assert.Equal(1, _leftovers.Count);

        Assert.Empty(_leftovers.After(["b", "c"], ["b"]));
        Assert.Equal(1, _leftovers.Count);

        Assert.Empty(_leftovers.After(["c"], []));
        Assert.Equal(0, _leftovers.Count);
    }
}
