using System.Reflection;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Policies.Conditions;

/// <summary>A field of a fact, as conditions name it.</summary>
/// <param name="Name">The property's name in snake_case.</param>
/// <param name="Property">The property it reads.</param>
public sealed record FactField(string Name, PropertyInfo Property)
{
    /// <summary>What conditions may do with it: <c>text</c>, <c>number</c>, <c>true/false</c>, <c>list of text</c>, <c>list of numbers</c> or <c>text by name</c>.</summary>
    public string TypeName { get; } = NameOf(Property.PropertyType);

    /// <summary>The type a condition sees, as C# source.</summary>
    internal string SourceType => TypeName switch
    {
        "text" => "string",
        "true/false" => "bool",
        "list of text" => "System.Collections.Generic.IReadOnlyList<string>",
        "list of numbers" => "System.Collections.Generic.IReadOnlyList<ulong>",
        "text by name" => "System.Collections.Generic.IReadOnlyDictionary<string, string>",
        _ => Property.PropertyType == typeof(int) ? "int" : "long",
    };

    /// <summary>How it is read from the variable <c>_fact</c>, as C# source.</summary>
    internal string SourceGetter => Property.PropertyType == typeof(Language) ? $"_fact.{Property.Name}.Name" : $"_fact.{Property.Name}";

    private static string NameOf(Type type) => type switch
    {
        _ when type == typeof(string) || type == typeof(Language) => "text",
        _ when type == typeof(bool) => "true/false",
        _ when type == typeof(int) || type == typeof(long) => "number",
        _ when type == typeof(IReadOnlyList<string>) => "list of text",
        _ when type == typeof(IReadOnlyList<ulong>) => "list of numbers",
        _ when type == typeof(IReadOnlyDictionary<string, string>) => "text by name",
        _ => throw new NotSupportedException($"Conditions cannot see a field of type {type}."),
    };
}
