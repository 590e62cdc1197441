namespace InterpreterGuard.Policies.Tuning;

/// <summary>A field by which an exception can be narrowed.</summary>
/// <param name="Name">As conditions name it.</param>
/// <param name="Held">What it would be held fast to, as conditions say it, one for each different value.</param>
/// <param name="Usual">Whether it is held fast when nobody chooses: it does not differ from run to run.</param>
/// <param name="Telling">Whether it says what was done, and not only of which sort it was.</param>
public sealed record FactChoice(string Name, IReadOnlyList<string> Held, bool Usual, bool Telling);
