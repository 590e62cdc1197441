namespace InterpreterGuard.CSharpRunner;

/// <summary>The code was not compiled, and this says why.</summary>
internal sealed record CompileFailure(string Text);
