using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Files;

/// <summary>A file to be kept.</summary>
/// <param name="ApiKeyId">Whose it will be.</param>
/// <param name="Name">What its owner calls it, checked with <see cref="FileName"/>; for a file of an execution its path's last part.</param>
/// <param name="ExecutionId">The execution that left it behind; <see langword="null"/> for an upload.</param>
/// <param name="Path">Where it lay in that execution's work folder.</param>
public sealed record NewFile(string ApiKeyId, string Name, ExecutionId? ExecutionId = null, string? Path = null);
