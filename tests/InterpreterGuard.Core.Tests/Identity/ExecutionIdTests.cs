using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Tests.Identity;

public sealed class ExecutionIdTests
{
    [Fact]
    public void An_id_is_read_back_as_it_was_written()
    {
        var id = ExecutionId.New(TimeProvider.System);

        Assert.True(ExecutionId.TryParse(id.ToString(), out var read));
        Assert.Equal(id, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("inc_0190163d8694739b8ddc3d4b1ad7e1d2")]
    [InlineData("exe_0190163d8694739b8ddc3d4b1ad7e1d")]
    [InlineData("exe_0190163d8694739b8ddc3d4b1ad7e1dz")]
    [InlineData("exe-0190163d8694739b8ddc3d4b1ad7e1d2")]
    public void Anything_else_is_no_execution_id(string? text) => Assert.False(ExecutionId.TryParse(text, out _));

    [Fact]
    public void Ids_sort_by_the_time_they_were_made()
    {
        var earlier = ExecutionId.New(new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        var later = ExecutionId.New(new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2030, 1, 2, 0, 0, 0, TimeSpan.Zero)));

        Assert.True(string.CompareOrdinal(earlier.ToString(), later.ToString()) < 0);
    }
}
