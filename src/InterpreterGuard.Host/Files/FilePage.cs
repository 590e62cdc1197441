namespace InterpreterGuard.Host.Files;

/// <summary>A page of files, newest first. <c>next_after</c> is there when the page is full: there may be more.</summary>
internal sealed record FilePage(IReadOnlyList<FileResponse> Files, string? NextAfter);
