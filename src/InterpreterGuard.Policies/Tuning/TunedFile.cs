namespace InterpreterGuard.Policies.Tuning;

/// <summary>A file of the overlay folder as it is to be.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Text">All of it.</param>
/// <param name="Change">The part that is new.</param>
/// <param name="Subject">What changes: an exception's id, or a rule's.</param>
public sealed record TunedFile(string Name, string Text, string Change, string Subject);
