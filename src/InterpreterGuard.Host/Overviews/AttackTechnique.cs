namespace InterpreterGuard.Host.Overviews;

/// <summary>A technique of ATT&amp;CK for enterprises.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tactics">What it serves, by the tactics' names.</param>
internal sealed record AttackTechnique(string Name, params IReadOnlyList<string> Tactics);
