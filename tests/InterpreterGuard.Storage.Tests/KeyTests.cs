using InterpreterGuard.Core.Access;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Storage.Tests;

public sealed class KeyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_kept_listed_and_revoked_once()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath());
        await storage.Keys.AddAsync(new ApiKey("abc", "for tests", Role.Reviewer, new byte[] { 1, 2 }, GivenExecutions.Noon, null), "admin", Stop);

        Assert.True(await storage.Keys.RevokeAsync("abc", GivenExecutions.Noon.AddDays(1), "admin", Stop));
        Assert.True(await storage.Keys.RevokeAsync("abc", GivenExecutions.Noon.AddDays(2), "admin", Stop));
        Assert.False(await storage.Keys.RevokeAsync("other", GivenExecutions.Noon, "admin", Stop));

        var key = Assert.Single(await storage.Keys.ListAsync(Stop));
        Assert.Equal(("abc", "for tests", Role.Reviewer, GivenExecutions.Noon.AddDays(1)), (key.Id, key.Name, key.Role, key.RevokedAt!.Value));
        Assert.Equal([1, 2], (await storage.Keys.FindAsync("abc", Stop))!.SecretHash.ToArray());
        Assert.Null(await storage.Keys.FindAsync("other", Stop));
    }
}
