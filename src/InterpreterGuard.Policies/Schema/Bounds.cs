using System.Globalization;
using InterpreterGuard.Policies.Files;

namespace InterpreterGuard.Policies.Schema;

/// <summary>What a value may be, in words.</summary>
internal static class Bounds
{
    /// <summary>The bounds with something before them; empty where there are none.</summary>
    public static string Of(ValueShape shape, string before) => shape switch
    {
        ValueShape.Size size => $"{before}{Units.Text(size.Min)} to {Units.Text(size.Max)}.",
        ValueShape.Time time => $"{before}{Units.Text(time.Min)} to {Units.Text(time.Max)}.",
        ValueShape.Whole whole => string.Create(CultureInfo.InvariantCulture, $"{before}{whole.Min} to {whole.Max}."),
        ValueShape.Number number => string.Create(CultureInfo.InvariantCulture, $"{before}{number.Min} to {number.Max}."),
        _ => "",
    };

    /// <summary>The type as the reference names it.</summary>
    public static string TypeOf(ValueShape shape) => shape switch
    {
        ValueShape.Word word => string.Join(" | ", word.Words),
        ValueShape.YesNo => "true/false",
        ValueShape.Size => "size",
        ValueShape.Time => "time",
        ValueShape.Whole => "whole number",
        ValueShape.Number => "number",
        ValueShape.Kind => "kind of fact",
        ValueShape.Condition => "condition",
        ValueShape.List { Item: ValueShape.Sample } => "list of samples",
        ValueShape.List { Item: ValueShape.Mapping mapping } => $"list, each {mapping.Shape.Called}",
        ValueShape.List => "list of text",
        ValueShape.Named { Value: ValueShape.Mapping mapping } => $"{mapping.Shape.Called} by name",
        ValueShape.Named { Value: ValueShape.Either either } => $"{string.Join(" or ", either.Shapes.OfType<ValueShape.Mapping>().Select(one => one.Shape.Called))} by name",
        ValueShape.Named => "text by name",
        ValueShape.Mapping mapping => $"keys of {mapping.Shape.Called}",
        _ => "text",
    };
}
