using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Policies.Conditions;

/// <summary>A kind of fact, with the fields a condition on it can name.</summary>
public sealed record FactKind
{
    private FactKind(string name, Type type)
    {
        Name = name;
        Type = type;
        Fields = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => !string.Equals(property.Name, nameof(Fact.Kind), StringComparison.Ordinal) && property.PropertyType != typeof(SourceSpan))
            .OrderBy(property => DepthOf(property.DeclaringType!, type))
            .ThenBy(property => property.MetadataToken)
            .Select(property => new FactField(SnakeCase.Of(property.Name), property))];
    }

    /// <summary>Every kind there is, by the name rules write after <c>on:</c>.</summary>
    public static FrozenDictionary<string, FactKind> All { get; } = typeof(Fact)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .Select(known => new FactKind((string)known.TypeDiscriminator!, known.DerivedType))
        .ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);

    public string Name { get; }

    public Type Type { get; }

    /// <summary>Own fields first, then those of the base.</summary>
    public IReadOnlyList<FactField> Fields { get; }

    private static int DepthOf(Type declaring, Type type) => declaring == type ? 0 : 1 + DepthOf(declaring, type.BaseType!);
}
