using System.Text.Json;

namespace InterpreterGuard.CSharpRunner;

/// <summary>One submission: its surroundings, its code, its end.</summary>
internal static class Execution
{
    public static async Task<int> RunAsync(JsonElement message)
    {
        foreach (var variable in message.GetProperty("env").EnumerateObject())
            Environment.SetEnvironmentVariable(variable.Name, variable.Value.GetString());
        string[] arguments = [.. message.GetProperty("args").EnumerateArray().Select(argument => argument.GetString()!)];
        AppDomain.CurrentDomain.UnhandledException += (_, told) =>
        {
            // Another of the code's threads: the runtime would end in a signal and print frames that are not the submission's.
            Failures.Tell((Exception)told.ExceptionObject);
            Environment.Exit(1);
        };
        var code = await new Cells(arguments).RunAsync(message.GetProperty("code").GetString()!);
        Ending.Shorten();
        return code;
    }
}
