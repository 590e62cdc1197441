namespace InterpreterGuard.Host.Streaming;

/// <summary>It wrote this.</summary>
internal sealed record TextData(string Text);
