using InterpreterGuard.CSharpRunner;

// The story of one C# sandbox, top to bottom: greet, warm up when told, run one submission, or cells until the wire ends.
Wire.SendReady();
Session? session = null;
while (Wire.Receive() is { } message)
{
    switch (message.GetProperty("op").GetString())
    {
        case "warm":
            WarmUp.Step();
            break;
        case "run":
            return await Execution.RunAsync(message);
        case "cell":
            session ??= new();
            session.Run(message);
            break;
    }
}

// The wire's end is the sandbox's: what the cells have registered for the end of a program is not run.
Ending.Now(0);
return 0;
