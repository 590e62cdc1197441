using InterpreterGuard.Cli.Running;
using InterpreterGuard.Cli.Tests.Support;

namespace InterpreterGuard.Cli.Tests.Running;

public sealed class FreshnessTests : IDisposable
{
    private static readonly DateTime Built = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Older_sources_and_newer_build_folders_are_fresh()
    {
        Touch("stamp", Built);
        Touch("src/a/A.cs", Built.AddSeconds(-1));
        Touch("src/a/obj/made.cs", Built.AddSeconds(1));
        Touch("src/a/bin/made.dll", Built.AddSeconds(1));

        Assert.True(IsFresh());
    }

    [Fact]
    public void One_newer_source_is_enough_to_be_stale()
    {
        Touch("stamp", Built);
        Touch("src/a/deep/B.cs", Built.AddSeconds(1));

        Assert.False(IsFresh());
    }

    [Fact]
    public void What_was_never_built_is_stale()
    {
        Touch("src/a/A.cs", Built);

        Assert.False(IsFresh());
    }

    private bool IsFresh() => Freshness.IsFresh(Path.Combine(folder.Path, "stamp"), Path.Combine(folder.Path, "src"));

    private void Touch(string path, DateTime at) => File.SetLastWriteTimeUtc(folder.Write(path, ""), at);
}
