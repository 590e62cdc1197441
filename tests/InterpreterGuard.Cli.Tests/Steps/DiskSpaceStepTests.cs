using InterpreterGuard.Cli.Steps;

namespace InterpreterGuard.Cli.Tests.Steps;

public class DiskSpaceStepTests
{
    private const long Gigabyte = 1L << 30;

    [Fact]
    public void A_full_disk_is_told_with_what_lacks() =>
        Assert.Equal(
            "The disk of /images has 1.5 GB free; 6.0 GB are needed, so 4.5 GB lack. Free some and try again.",
            DiskSpaceStep.Problem(6 * Gigabyte, ["/fine", "/images"], folder => folder == "/images" ? Gigabyte * 3 / 2 : 9 * Gigabyte));

    [Fact]
    public void Enough_is_no_problem() =>
        Assert.Null(DiskSpaceStep.Problem(6 * Gigabyte, ["/images"], _ => 6 * Gigabyte));

    [Fact]
    public void A_disk_that_cannot_be_seen_from_here_is_no_problem() =>
        Assert.Null(DiskSpaceStep.Problem(6 * Gigabyte, ["/elsewhere"], _ => null));
}
