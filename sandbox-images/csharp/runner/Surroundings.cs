using System.Text.Json;

namespace InterpreterGuard.CSharpRunner;

/// <summary>What a message says beside the code.</summary>
internal static class Surroundings
{
    /// <summary>Sets the variables and gives the arguments.</summary>
    public static string[] Take(JsonElement message)
    {
        foreach (var variable in message.GetProperty("env").EnumerateObject())
            Environment.SetEnvironmentVariable(variable.Name, variable.Value.GetString());
        return [.. message.GetProperty("args").EnumerateArray().Select(argument => argument.GetString()!)];
    }
}
