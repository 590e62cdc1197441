using InterpreterGuard.Core.Overviews;

namespace InterpreterGuard.Review.Tests;

/// <summary>The overview of a database that is not in the process: what is asked for comes later.</summary>
internal sealed class LateOverviews(IOverviewStore overviews) : IOverviewStore
{
    private const int LateMs = 150;

    public async Task<Overview> ReadAsync(OverviewQuery query, CancellationToken cancellationToken)
    {
        await Task.Delay(LateMs, cancellationToken);
        return await overviews.ReadAsync(query, cancellationToken);
    }
}
