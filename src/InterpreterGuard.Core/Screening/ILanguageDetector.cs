namespace InterpreterGuard.Core.Screening;

/// <summary>Says in which language a text is, for callers that do not.</summary>
public interface ILanguageDetector
{
    /// <summary>The likeliest language; <see langword="null"/> when nothing in the text speaks for any.</summary>
    DetectedLanguage? Detect(string code);
}
