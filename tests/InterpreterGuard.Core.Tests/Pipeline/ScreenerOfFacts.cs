using System.Collections.Concurrent;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.TestKit.Fakes;

namespace InterpreterGuard.Core.Tests.Pipeline;

/// <summary>Finds the same facts in every source.</summary>
internal sealed class ScreenerOfFacts(params CodeFact[] facts) : IScreener
{
    public static CodeCall Call(string name) => new() { Language = Language.Python, Span = SourceSpan.Start, Name = name, Text = "" };

    public static CodeUnreadable Unreadable(string reason) =>
        new() { Language = Language.Python, Span = SourceSpan.Start, Reason = reason, Message = $"could not be read: {reason}" };

    /// <summary>What it was asked to read.</summary>
    public ConcurrentQueue<ScreeningInput> Inputs { get; } = [];

    public IScreeningMemory NewMemory() => new FakeMemory();

    public Task<ScreeningReport> ScreenAsync(ScreeningInput input, CancellationToken cancellationToken)
    {
        Inputs.Enqueue(input);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new ScreeningReport(facts, [], TimeSpan.FromMilliseconds(1)));
    }
}
