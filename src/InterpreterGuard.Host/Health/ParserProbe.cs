using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Host.Health;

/// <summary>Asks the screener to read one harmless line of each language. Anybody may ask for health, so the answer is kept for a while.</summary>
internal sealed class ParserProbe(IScreener screener, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(3);
    private readonly SemaphoreSlim _one = new(1);
    private ParserHealth? _last;
    private DateTimeOffset _lastAt;

    public async Task<ParserHealth> AskAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_last is null || time.GetUtcNow() - _lastAt > KeptFor)
                (_last, _lastAt) = (await ProbeAsync(), time.GetUtcNow());
            return _last;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<ParserHealth> ProbeAsync()
    {
        using var late = new CancellationTokenSource(AnswersWithin, time);
        foreach (var (language, line) in ((Language, string)[])[(Language.Python, "x = 1\n"), (Language.JavaScript, "const x = 1;\n"), (Language.Shell, "true\n")])
        {
            try
            {
                var report = await screener.ScreenAsync(language, line, late.Token);
                if (report.Facts.OfType<CodeUnreadable>().FirstOrDefault() is { } unreadable)
                    return new ParserHealth(false, $"{language}: {unreadable.Reason}");
            }
            catch (OperationCanceledException)
            {
                return new ParserHealth(false, $"{language}: no answer within {AnswersWithin.TotalSeconds} s");
            }
        }

        return new ParserHealth(true, null);
    }
}
