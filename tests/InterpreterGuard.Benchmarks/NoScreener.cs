using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Benchmarks;

/// <summary>For a past whose facts are all kept: reading again would be measured as if it were judging.</summary>
internal sealed class NoScreener : IScreener
{
    public Task<ScreeningReport> ScreenAsync(Language language, string code, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Facts are missing in the store.");
}
