using InterpreterGuard.Screening.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InterpreterGuard.Screening.CSharp;

/// <summary>What is set by an attribute, by a value of a type that is not at hand, or by leaving bytes as they are.</summary>
internal sealed partial class CSharpModelBuilder
{
    /// <summary>Methods that read the bytes they are given and put nothing into them.</summary>
    private static readonly string[] Readers = ["CreateEncryptor", "CreateDecryptor", "Encrypt", "EncryptCbc", "EncryptCfb", "TransformFinalBlock", "TransformBlock", "ComputeHash", "HashData", "Pbkdf2", "ToBase64String", "ToHexString"];

    /// <summary>Attributes that switch a protection off are calls of what they are named after.</summary>
    private IEnumerable<Node> Settings(SyntaxList<AttributeListSyntax> lists)
    {
        foreach (var attribute in lists.SelectMany(list => list.Attributes))
        {
            if (CSharpActions.Setting(attribute) is { } name)
                yield return new Call(Span(attribute), new Name(Span(attribute), CSharpNames.Library + name), [.. (attribute.ArgumentList?.Arguments ?? []).Select(argument => Expression(argument.Expression))], []);
        }
    }

    /// <summary>A value of a type that nothing is known of, such as one of a list of choices: it goes by both names. An inherited property is begun the same way, but goes on.</summary>
    private bool IsValueOfUnknownType(MemberAccessExpressionSyntax access) =>
        access.Expression is IdentifierNameSyntax { Identifier.ValueText: [>= 'A' and <= 'Z', ..] name } type && Symbol(type) is null && CSharpLibraries.Guess(name) is null
        && (access.Parent is ArgumentSyntax or EqualsValueClauseSyntax || (access.Parent is AssignmentExpressionSyntax set && set.Right == access));

    /// <summary>A field's bytes may be filled by any method of its type, before or behind where it is read.</summary>
    private static bool IsFilledElsewhere(ExpressionSyntax bytes)
    {
        if (bytes.Parent?.Parent is not VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax { Parent: TypeDeclarationSyntax type } } field)
            return bytes.Parent?.Parent is PropertyDeclarationSyntax || bytes.Parent is PropertyDeclarationSyntax;
        var name = field.Identifier.ValueText;
        return type.DescendantNodes().OfType<IdentifierNameSyntax>().Any(used => used.Identifier.ValueText == name && (used.Parent is ElementAccessExpressionSyntax || (used.Parent is AssignmentExpressionSyntax set && set.Left == used)
            || (used.Parent is MemberAccessExpressionSyntax read && read.Name.Identifier.ValueText != "Length")
            || (used.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: var called } } && !Readers.Contains((called as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText, StringComparer.Ordinal))));
    }
}
