namespace InterpreterGuard.Host.Executions;

/// <summary>A file: text in <c>content</c>, bytes in <c>content_base64</c>, or the id of a stored one in <c>file_id</c>.</summary>
internal sealed record FileRequest(string Path, string? Content, string? ContentBase64, string? FileId);
