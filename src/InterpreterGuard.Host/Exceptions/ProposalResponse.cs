namespace InterpreterGuard.Host.Exceptions;

/// <summary>Text for the deployment's <c>exceptions.yaml</c>. Nothing is silenced until a person has put it there.</summary>
/// <param name="Yaml">The text.</param>
/// <param name="File">The file in the folder of proposals; missing when the host has none.</param>
/// <param name="Warnings">What a reviewer should know before it is taken over.</param>
internal sealed record ProposalResponse(string Yaml, string? File, IReadOnlyList<string> Warnings);
