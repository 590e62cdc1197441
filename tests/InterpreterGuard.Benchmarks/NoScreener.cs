using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Benchmarks;

/// <summary>For a past whose facts are all kept: reading again would be measured as if it were judging.</summary>
internal sealed class NoScreener : IScreener
{
    public IScreeningMemory NewMemory() => throw new NotSupportedException("It reads no cells.");

    public Task<ScreeningReport> ScreenAsync(ScreeningInput input, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Facts are missing in the store.");
}
