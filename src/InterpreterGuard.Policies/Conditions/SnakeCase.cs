using System.Text.Json;

namespace InterpreterGuard.Policies.Conditions;

/// <summary>How a property's name is written in policy files.</summary>
internal static class SnakeCase
{
    public static string Of(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
