using InterpreterGuard.Core.Cases;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Storage.Tests;

/// <summary>Saved filters belong to their owner, and there is an end to them.</summary>
public sealed class SavedFilterTests : IAsyncLifetime
{
    private OpenStorage _storage = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private ISavedFilters Filters => _storage.Get<ISavedFilters>();

    public async ValueTask InitializeAsync() => _storage = await OpenStorage.AtAsync(OpenStorage.NewPath());

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task Each_owner_has_their_own_by_name_and_saving_again_replaces()
    {
        Assert.True(await Filters.SaveAsync("person:ann", Of("b", "status=open"), Stop));
        Assert.True(await Filters.SaveAsync("person:ann", Of("a", "status=closed"), Stop));
        Assert.True(await Filters.SaveAsync("person:bob", Of("b", "status=mine"), Stop));
        Assert.True(await Filters.SaveAsync("person:ann", Of("b", "rule=IG4005"), Stop));

        Assert.Equal([Of("a", "status=closed"), Of("b", "rule=IG4005")], await Filters.ListAsync("person:ann", Stop));
        Assert.False(await Filters.DeleteAsync("person:bob", "a", Stop));
        Assert.True(await Filters.DeleteAsync("person:bob", "b", Stop));
        Assert.Empty(await Filters.ListAsync("person:bob", Stop));
        Assert.Equal(2, (await Filters.ListAsync("person:ann", Stop)).Count);
    }

    [Fact]
    public async Task Of_many_at_once_no_more_are_kept_than_may_be_and_those_can_be_replaced()
    {
        var saved = await Task.WhenAll(Enumerable.Range(0, SavedFilter.CountMax + 14).Select(i => Filters.SaveAsync("k", Of($"f{i}", "status=open"), Stop)));
        var kept = await Filters.ListAsync("k", Stop);

        Assert.Equal((SavedFilter.CountMax, SavedFilter.CountMax), (saved.Count(done => done), kept.Count));
        Assert.True(await Filters.SaveAsync("k", Of(kept[0].Name, "status=all"), Stop));
        Assert.True(await Filters.SaveAsync("other", Of("f", "status=all"), Stop));
        Assert.True(await Filters.DeleteAsync("k", kept[1].Name, Stop));
        Assert.True(await Filters.SaveAsync("k", Of("one more", "status=all"), Stop));
    }

    [Theory]
    [InlineData("", "status=open", "name")]
    [InlineData("a\nb", "status=open", "name")]
    [InlineData("a\u200bb", "status=open", "name")]
    [InlineData("a\u202eb", "status=open", "name")]
    [InlineData("a\ud800", "status=open", "name")]
    [InlineData("a", "", "query")]
    public async Task What_could_mislead_or_finds_nothing_is_not_kept(string name, string query, string field)
    {
        Assert.Equal(field, Of(name, query).Check()!.Value.Field);
        await Assert.ThrowsAsync<ArgumentException>(() => Filters.SaveAsync("k", Of(name, query), Stop));
    }

    private static SavedFilter Of(string name, string query) => new(name, query, GivenExecutions.Noon);
}
