using InterpreterGuard.Core.Idempotency;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Storage.Tests;

public sealed class IdempotencyTests : IAsyncLifetime
{
    private readonly string _path = OpenStorage.NewPath();
    private OpenStorage _storage = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await OpenStorage.AtAsync(_path);

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task A_key_stands_for_its_request_also_after_a_restart()
    {
        var entry = Entry("k1", "a", GivenExecutions.Noon);
        await _storage.Idempotency.PutAsync(entry, DateTimeOffset.UnixEpoch, Stop);
        await _storage.DisposeAsync();
        _storage = await OpenStorage.AtAsync(_path);

        Assert.Equal(entry, await _storage.Idempotency.FindAsync("k1", "a", Stop));
        Assert.Null(await _storage.Idempotency.FindAsync("k2", "a", Stop));
        Assert.Null(await _storage.Idempotency.FindAsync("k1", "A", Stop));
    }

    [Fact]
    public async Task Old_ones_go_when_a_new_one_comes()
    {
        await _storage.Idempotency.PutAsync(Entry("k1", "old", GivenExecutions.Noon), DateTimeOffset.UnixEpoch, Stop);
        await _storage.Idempotency.PutAsync(Entry("k1", "new", GivenExecutions.Noon.AddHours(25)), GivenExecutions.Noon.AddHours(1), Stop);

        Assert.Null(await _storage.Idempotency.FindAsync("k1", "old", Stop));
        Assert.NotNull(await _storage.Idempotency.FindAsync("k1", "new", Stop));
    }

    [Fact]
    public async Task It_is_forgotten_only_for_the_execution_it_stands_for()
    {
        var (first, second) = (Entry("k1", "a", GivenExecutions.Noon), Entry("k1", "a", GivenExecutions.Noon));
        await _storage.Idempotency.PutAsync(first, DateTimeOffset.UnixEpoch, Stop);
        await _storage.Idempotency.PutAsync(second, DateTimeOffset.UnixEpoch, Stop);

        await _storage.Idempotency.ForgetAsync(first, Stop);
        Assert.Equal(second, await _storage.Idempotency.FindAsync("k1", "a", Stop));
        await _storage.Idempotency.ForgetAsync(second, Stop);
        Assert.Null(await _storage.Idempotency.FindAsync("k1", "a", Stop));
    }

    private static IdempotencyEntry Entry(string apiKeyId, string key, DateTimeOffset at) => new(apiKeyId, key, "00ff", ExecutionId.New(TimeProvider.System), at);
}
