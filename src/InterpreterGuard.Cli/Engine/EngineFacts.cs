namespace InterpreterGuard.Cli.Engine;

/// <summary>What an engine says about itself.</summary>
/// <param name="Version">Its version.</param>
/// <param name="RootFolder">Where it keeps images and containers.</param>
internal sealed record EngineFacts(string Version, string RootFolder);
