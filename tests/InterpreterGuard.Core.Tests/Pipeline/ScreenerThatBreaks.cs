using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Core.Tests.Pipeline;

/// <summary>Breaks the promise never to throw.</summary>
internal sealed class ScreenerThatBreaks : IScreener
{
    public IScreeningMemory NewMemory() => throw new NotSupportedException("It reads no cells.");

    public Task<ScreeningReport> ScreenAsync(ScreeningInput input, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("out of order");
}
