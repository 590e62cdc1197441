namespace InterpreterGuard.Host.Executions;

/// <summary>A file: text in <c>content</c>, or bytes in <c>content_base64</c>.</summary>
internal sealed record FileRequest(string Path, string? Content, string? ContentBase64);
