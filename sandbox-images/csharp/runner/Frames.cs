using System.Reflection;
using System.Text.RegularExpressions;

namespace InterpreterGuard.CSharpRunner;

/// <summary>Methods by the names their author gave them; the compiler's own are undone.</summary>
internal static partial class Frames
{
    private const string TopLevel = "<top level>";

    public static string Name(MethodBase? method)
    {
        if (method is null)
            return "?";
        var type = method.DeclaringType;
        // An iterator or asynchronous method lives in a class that is named after it.
        var name = method.Name is "MoveNext" && type?.Name.StartsWith('<') == true ? Undone(type.Name) : Undone(method.Name);
        while (type?.Name.StartsWith('<') == true)
            type = type.DeclaringType;
        var parameters = name == TopLevel || name.EndsWith("lambda", StringComparison.Ordinal) ? "" : $"({string.Join(", ", Parameters(method))})";
        return type is null || type.Name.StartsWith("Submission#", StringComparison.Ordinal) || name == TopLevel ? name + parameters : $"{type.Name}.{name}{parameters}";
    }

    private static IEnumerable<string> Parameters(MethodBase method) =>
        method.Name is "MoveNext" ? ["…"] : method.GetParameters().Select(parameter => $"{parameter.ParameterType.Name} {parameter.Name}");

    /// <summary><c>&lt;&lt;Initialize&gt;&gt;d__0</c> is the text itself, <c>&lt;Outer&gt;g__Inner|0_1</c> a local function, <c>&lt;Outer&gt;b__0_1</c> a lambda.</summary>
    private static string Undone(string name)
    {
        if (LocalFunction().Match(name) is { Success: true } local)
            return local.Groups["name"].Value;
        if (name.Contains(">b__", StringComparison.Ordinal))
            return "lambda";
        if (name.Contains("<Initialize>", StringComparison.Ordinal) || name.Contains("<Main>$", StringComparison.Ordinal))
            return TopLevel;
        return Machine().Match(name) is { Success: true } machine ? machine.Groups["name"].Value : name;
    }

    [GeneratedRegex(@">g__(?<name>[^|]+)\|", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LocalFunction();

    [GeneratedRegex(@"^<(?<name>[^<>]+)>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Machine();
}
