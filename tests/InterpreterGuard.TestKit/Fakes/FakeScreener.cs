using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.TestKit.Fakes;

/// <summary>Reads lines of the form <c>import NAME</c>, and nothing else.</summary>
public sealed class FakeScreener : IScreener
{
    /// <summary>Says that the parser cannot be reached.</summary>
    public bool Unavailable { get; set; }

    public IScreeningMemory NewMemory() => new FakeMemory();

    public Task<ScreeningReport> ScreenAsync(ScreeningInput input, CancellationToken cancellationToken)
    {
        if (Unavailable)
        {
            var unreadable = new CodeUnreadable { Language = input.Language, Span = SourceSpan.Start, Reason = "unavailable", Message = "The parser does not answer." };
            return Task.FromResult(new ScreeningReport([unreadable], [], TimeSpan.Zero));
        }

        var facts = input.Code.Split('\n')
            .Index()
            .Where(line => line.Item.StartsWith("import ", StringComparison.Ordinal))
            .Select(line => new CodeImport
            {
                Language = input.Language,
                Span = new SourceSpan(line.Index + 1, 1, line.Index + 1, line.Item.Length + 1),
                Module = line.Item["import ".Length..],
            });
        return Task.FromResult(new ScreeningReport([.. facts], [], TimeSpan.Zero));
    }
}
