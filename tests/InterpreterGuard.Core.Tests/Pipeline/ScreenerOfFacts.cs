using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Tests.Pipeline;

/// <summary>Finds the same facts in every source.</summary>
internal sealed class ScreenerOfFacts(params CodeFact[] facts) : IScreener
{
    public static CodeCall Call(string name) => new() { Language = Language.Python, Span = SourceSpan.Start, Name = name, Text = "" };

    public static CodeUnreadable Unreadable(string reason) =>
        new() { Language = Language.Python, Span = SourceSpan.Start, Reason = reason, Message = $"could not be read: {reason}" };

    public Task<ScreeningReport> ScreenAsync(Language language, string code, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new ScreeningReport(facts, [], TimeSpan.FromMilliseconds(1)));
    }
}
