using System.Reflection;
using System.Text.RegularExpressions;
using InterpreterGuard.Policies.Lists;

namespace InterpreterGuard.Policies.Schema;

/// <summary>A helper's signature as one writes its use: <c>text.In(lists.text)</c>.</summary>
internal static class SignatureWords
{
    public static string Of(MethodInfo method)
    {
        var parameters = method.GetParameters();
        return $"{NameOf(parameters[0].ParameterType)}.{method.Name}({string.Join(", ", parameters.Skip(1).Select(parameter => parameter.Name is "network" ? "network" : NameOf(parameter.ParameterType)))})";
    }

    private static string NameOf(Type type) => type switch
    {
        _ when type == typeof(string) => "text",
        _ when type == typeof(int) || type == typeof(long) || type == typeof(double) => "number",
        _ when type == typeof(Regex) => "pattern",
        _ when type == typeof(TextList) => "lists.text",
        _ when type == typeof(AddressList) => "lists.addresses",
        _ when type == typeof(PortList) => "lists.ports",
        _ when type == typeof(IReadOnlyList<string>) => "texts",
        _ when type == typeof(IReadOnlyList<ulong>) => "numbers",
        _ when type == typeof(IReadOnlyDictionary<string, string>) => "named",
        _ => type.Name,
    };
}
