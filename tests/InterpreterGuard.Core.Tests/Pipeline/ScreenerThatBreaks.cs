using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Tests.Pipeline;

/// <summary>Breaks the promise never to throw.</summary>
internal sealed class ScreenerThatBreaks : IScreener
{
    public Task<ScreeningReport> ScreenAsync(Language language, string code, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("out of order");
}
