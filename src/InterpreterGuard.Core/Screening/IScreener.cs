using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Screening;

/// <summary>Reads source and says what is in it. Never runs it. Never throws for what the source holds: what it cannot read is a <see cref="Facts.CodeUnreadable"/>.</summary>
public interface IScreener
{
    Task<ScreeningReport> ScreenAsync(ScreeningInput input, CancellationToken cancellationToken);

    /// <summary>Reads a text that stands alone.</summary>
    Task<ScreeningReport> ScreenAsync(Language language, string code, CancellationToken cancellationToken) => ScreenAsync(new(language, code), cancellationToken);

    /// <summary>A memory for the cells of one interpreter.</summary>
    IScreeningMemory NewMemory();
}
