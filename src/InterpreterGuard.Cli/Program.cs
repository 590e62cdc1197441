using System.Runtime.Versioning;
using InterpreterGuard.Cli;

// Sandboxes are Linux containers, and so is the machine that holds them.
[assembly: SupportedOSPlatform("linux")]

return await GuardCommandLine.RunAsync(args);
