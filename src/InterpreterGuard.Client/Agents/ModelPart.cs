namespace InterpreterGuard.Client;

/// <summary>A section of what a model is told.</summary>
/// <param name="Name">What it is, such as <c>stdout</c> or <c>hints</c>.</param>
/// <param name="Text">What it says.</param>
public sealed record ModelPart(string Name, string Text);
