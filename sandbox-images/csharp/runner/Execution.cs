using System.Text.Json;

namespace InterpreterGuard.CSharpRunner;

/// <summary>One submission: its surroundings, its code, its end.</summary>
internal static class Execution
{
    public static async Task<int> RunAsync(JsonElement message)
    {
        var arguments = Surroundings.Take(message);
        AppDomain.CurrentDomain.UnhandledException += (_, told) =>
        {
            // Another of the code's threads: the runtime would end in a signal and print frames that are not the submission's.
            Failures.Tell((Exception)told.ExceptionObject);
            Environment.Exit(1);
        };
        var code = await RunAsync(message.GetProperty("code").GetString()!, arguments);
        Ending.Shorten();
        return code;
    }

    private static async Task<int> RunAsync(string code, string[] arguments)
    {
        try
        {
            var (value, status) = await new Cells(new Globals { Args = arguments }).Prepare(code, Cells.Main)();
            if (value is not null)
                Results.Send(value, isMain: true);
            return status ?? 0;
        }
        catch (Exception problem)
        {
            Failures.Tell(problem);
            return 1;
        }
    }
}
