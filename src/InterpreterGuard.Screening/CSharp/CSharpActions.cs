using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InterpreterGuard.Screening.CSharp;

/// <summary>What ASP.NET Core calls with what somebody sent: actions of controllers, handlers of pages and of endpoints. Told by the words of the source, for its libraries are not at hand.</summary>
internal static class CSharpActions
{
    private static readonly string[] Verbs = ["HttpGet", "HttpPost", "HttpPut", "HttpDelete", "HttpPatch", "Route", "AcceptVerbs"];
    private static readonly string[] Endpoints = ["MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch", "MapMethods"];
    private static readonly string[] Sent = ["FromQuery", "FromBody", "FromForm", "FromRoute", "FromHeader"];
    private static readonly string[] Services = ["Cache", "Client", "Connection", "Context", "Db", "Factory", "Logger", "Manager", "Mapper", "Options", "Provider", "Repository", "Service", "Settings", "Store"];

    private static readonly string[] Plain =
        ["bool", "byte", "CancellationToken", "char", "DateOnly", "DateTime", "DateTimeOffset", "decimal", "double", "float", "Guid", "int", "long", "short", "TimeOnly", "TimeSpan", "uint", "ulong", "ushort"];

    public static bool IsAction(MethodDeclarationSyntax method) => Has(method.AttributeLists, Verbs)
        || (method.Modifiers.Any(SyntaxKind.PublicKeyword) && !method.Modifiers.Any(SyntaxKind.StaticKeyword) && method.Parent is ClassDeclarationSyntax { BaseList.Types: var bases }
            && bases.Any(known => Last(known.Type) is var name && (name is "Controller" or "ControllerBase" || (name == "PageModel" && method.Identifier.ValueText.StartsWith("On", StringComparison.Ordinal)))));

    public static bool IsEndpoint(AnonymousFunctionExpressionSyntax lambda) =>
        lambda.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } } }
        && Endpoints.Contains(called.Name.Identifier.ValueText, StringComparer.Ordinal);

    /// <summary>A number, a date, or what the program's own container gives.</summary>
    public static bool IsOwn(ParameterSyntax parameter)
    {
        if (Has(parameter.AttributeLists, ["FromServices", "FromKeyedServices"]) || parameter.Type is not { } type)
            return true;
        var name = Last(type is NullableTypeSyntax nullable ? nullable.ElementType : type);
        if (Plain.Contains(name, StringComparer.Ordinal))
            return true;
        return !Has(parameter.AttributeLists, Sent) && !name.StartsWith("IForm", StringComparison.Ordinal)
            && ((name is ['I', >= 'A' and <= 'Z', ..]) || Array.Exists(Services, end => name.EndsWith(end, StringComparison.Ordinal)));
    }

    /// <summary>The full name of an attribute that switches a protection of a server off; <see langword="null"/> for any other.</summary>
    public static string? Setting(AttributeSyntax attribute) => Plainly(Last(attribute.Name)) switch
    {
        "IgnoreAntiforgeryToken" => "Microsoft.AspNetCore.Mvc.IgnoreAntiforgeryToken",
        "ValidateInput" => "System.Web.Mvc.ValidateInput",
        "AllowHtml" => "System.Web.Mvc.AllowHtml",
        _ => null,
    };

    private static bool Has(SyntaxList<AttributeListSyntax> attributes, string[] names) => attributes.SelectMany(list => list.Attributes).Any(attribute =>
        names.Contains(Plainly(Last(attribute.Name)), StringComparer.Ordinal));

    private static string Plainly(string name) => name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;

    /// <summary>A type's name without what it stands in.</summary>
    public static string Last(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => type.ToString(),
    };
}
