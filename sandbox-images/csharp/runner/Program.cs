using InterpreterGuard.CSharpRunner;

// The story of one C# sandbox, top to bottom: greet, warm up when told, run one submission.
Wire.SendReady();
while (Wire.Receive() is { } message)
{
    switch (message.GetProperty("op").GetString())
    {
        case "warm":
            WarmUp.Step();
            break;
        case "run":
            return await Execution.RunAsync(message);
    }
}

return 0;
