namespace InterpreterGuard.Core.Cases;

/// <summary>A part of a risk score.</summary>
/// <param name="Name">Which, in snake_case: <c>severity</c>, <c>got_through</c>, <c>decoys</c>, <c>rules</c>, <c>repetition</c> or <c>history</c>.</param>
/// <param name="Points">What it adds.</param>
/// <param name="Why">In a few words.</param>
public sealed record RiskPart(string Name, int Points, string Why);
