using InterpreterGuard.Cli;

return await GuardCommandLine.RunAsync(args);
