using System.Runtime.CompilerServices;
using InterpreterGuard.Screening.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InterpreterGuard.Screening.CSharp;

/// <summary>Types, methods, properties, and functions of the system's own libraries.</summary>
internal sealed partial class CSharpModelBuilder
{
    private static readonly string[] ImportAttributes = ["System.Runtime.InteropServices.DllImportAttribute", "System.Runtime.InteropServices.LibraryImportAttribute"];

    private Node Member(MemberDeclarationSyntax member)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        clock.ThrowIfCancellationRequested();
        var node = member switch
        {
            GlobalStatementSyntax global => Statement(global.Statement),
            FieldDeclarationSyntax field => Declaration(field.Declaration),
            BaseNamespaceDeclarationSyntax space => new Block(Span(space), [.. space.Usings.Select(Using), .. Hoisted(space.Members).Select(Member)]),
            TypeDeclarationSyntax type => Type(type),
            MethodDeclarationSyntax method => Method(method),
            ConstructorDeclarationSyntax constructor => Function(
                constructor, constructor.Modifiers.Any(SyntaxKind.StaticKeyword) ? "static" : CSharpNames.Constructor, constructor.ParameterList, constructor.Body, constructor.ExpressionBody),
            DestructorDeclarationSyntax end => Function(end, "~", end.ParameterList, end.Body, end.ExpressionBody),
            BaseMethodDeclarationSyntax method => Function(method, method.Kind().ToString(), method.ParameterList, method.Body, method.ExpressionBody),
            PropertyDeclarationSyntax property => Property(property),
            BasePropertyDeclarationSyntax property => new Block(Span(property), [.. Accessors(property, "item")]),
            EventFieldDeclarationSyntax field => Declaration(field.Declaration),
            _ => Parts(member),
        };
        return member.Modifiers.Any(SyntaxKind.UnsafeKeyword) ? new Block(node.Span, [Unsafe(member), node]) : node;
    }

    private Class Type(TypeDeclarationSyntax type)
    {
        var span = Span(type);
        List<Node> members = [.. Settings(type.AttributeLists), .. type.Members.Select(Member)];
        // A primary constructor's parameters are seen by every member.
        if (type.ParameterList is { Parameters.Count: > 0 } parameters)
        {
            Node[] kept =
            [
                .. parameters.Parameters.Select(parameter => new Assign(
                    Span(parameter),
                    [new Model.Attribute(Span(parameter), new Name(Span(parameter), CSharpNames.This), parameter.Identifier.ValueText)],
                    new Name(Span(parameter), parameter.Identifier.ValueText))),
            ];
            members.Add(new Function(span, CSharpNames.Constructor, [new Parameter(CSharpNames.This, null), .. Parameters(parameters)], new Block(span, kept), []));
        }

        return new Class(span, type.Identifier.ValueText, Bases(type), new Block(span, members), []);
    }

    private List<Node> Bases(TypeDeclarationSyntax type) =>
        [.. (type.BaseList?.Types ?? []).Select(known => TypeName(known.Type)).OfType<Node>()];

    private Node Method(MethodDeclarationSyntax method)
    {
        var symbol = semantics.GetDeclaredSymbol(method, clock);
        var name = symbol is null ? method.Identifier.ValueText : CSharpNames.Own(symbol);
        if (Native(method, method.AttributeLists, method.Identifier.ValueText, name) is { } native)
            return native;
        Node action = Function(method, name, method.ParameterList, method.Body, method.ExpressionBody) with { IsHandler = CSharpActions.IsAction(method) };
        return Settings(method.AttributeLists).ToList() is { Count: > 0 } settings ? new Block(action.Span, [.. settings, action]) : action;
    }

    private Node LocalFunction(LocalFunctionStatementSyntax function)
    {
        var span = Span(function);
        var name = function.Identifier.ValueText;
        if (Native(function, function.AttributeLists, name, name) is { } native)
            return native;
        Node declared = new Function(span, name, Parameters(function.ParameterList), Body(function, function.Body, function.ExpressionBody), []);
        return function.Modifiers.Any(SyntaxKind.UnsafeKeyword) ? new Block(span, [Unsafe(function), declared]) : declared;
    }

    private Function Function(SyntaxNode node, string name, ParameterListSyntax parameters, BlockSyntax? body, ArrowExpressionClauseSyntax? arrow) =>
        Function(node, name, Parameters(parameters), body, arrow);

    /// <summary>An object's own function has the object as its first parameter.</summary>
    private Function Function(SyntaxNode node, string name, List<Parameter> parameters, BlockSyntax? body, ArrowExpressionClauseSyntax? arrow)
    {
        var span = Span(node);
        var inType = node.Parent is TypeDeclarationSyntax || node.Parent?.Parent?.Parent is TypeDeclarationSyntax || node.Parent?.Parent is TypeDeclarationSyntax;
        var isStatic = !inType || (node as MemberDeclarationSyntax ?? node.FirstAncestorOrSelf<MemberDeclarationSyntax>())?.Modifiers.Any(SyntaxKind.StaticKeyword) == true;
        return new Function(
            span, name, isStatic ? parameters : [new Parameter(CSharpNames.This, null), .. parameters], Body(node, body, arrow), isStatic && inType ? [new Name(span, "staticmethod")] : []);
    }

    private Node Body(SyntaxNode node, BlockSyntax? body, ArrowExpressionClauseSyntax? arrow)
    {
        if (arrow is not null)
            return new Return(Span(arrow.Expression), Expression(arrow.Expression));
        return body is null ? new Block(Span(node), []) : Statement(body);
    }

    private List<Parameter> Parameters(ParameterListSyntax list) =>
    [
        .. list.Parameters.Select(parameter => new Parameter(
            (parameter.Modifiers.Any(SyntaxKind.ParamsKeyword) ? "*" : "") + parameter.Identifier.ValueText, parameter.Default is { } standard ? Expression(standard.Value) : null) { IsOwn = CSharpActions.IsOwn(parameter) }),
    ];

    private Block Property(PropertyDeclarationSyntax property)
    {
        var span = Span(property);
        var name = property.Identifier.ValueText;
        Node[] initial = property.Initializer is { } value ? [new Assign(span, [new Name(span, name)], Expression(value.Value)) { Declares = true }] : [];
        if (property.ExpressionBody is { } arrow)
            return new Block(span, [Function(property, "get_" + name, [], null, arrow)]);
        return new Block(span, [.. initial, .. Accessors(property, name)]);
    }

    private IEnumerable<Node> Accessors(BasePropertyDeclarationSyntax property, string name)
    {
        foreach (var accessor in property.AccessorList?.Accessors ?? [])
        {
            if (accessor.Body is not null || accessor.ExpressionBody is not null)
                yield return Function(accessor, (accessor.IsKind(SyntaxKind.GetAccessorDeclaration) ? "get_" : "set_") + name, [], accessor.Body, accessor.ExpressionBody);
        }
    }

    /// <summary>A function of a system library goes by that library's name: <c>libc.system</c>.</summary>
    private Import? Native(SyntaxNode node, SyntaxList<AttributeListSyntax> attributes, string name, string own)
    {
        foreach (var attribute in attributes.SelectMany(list => list.Attributes))
        {
            var type = semantics.GetSymbolInfo(attribute, clock).Symbol?.ContainingType;
            var imports = type is not null ? ImportAttributes.Contains(CSharpNames.Of(type), StringComparer.Ordinal)
                : attribute.Name.ToString() is var written && (written.EndsWith("DllImport", StringComparison.Ordinal) || written.EndsWith("LibraryImport", StringComparison.Ordinal));
            if (!imports || attribute.ArgumentList is not { Arguments: [{ Expression: { } library }, ..] arguments })
                continue;
            var entry = arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "EntryPoint")?.Expression;
            return new Import(Span(node), LibraryName(Constant(library) ?? "unknown"), Constant(entry) ?? name, own);
        }

        return null;
    }

    /// <summary>Literals and constants that are one; others are not followed, for they may grow without end.</summary>
    private string? Constant(ExpressionSyntax? expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: string literal } => literal,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }, ArgumentList.Arguments: [{ Expression: { } named }] } => named.ToString().Split('.')[^1],
        IdentifierNameSyntax or MemberAccessExpressionSyntax when semantics.GetSymbolInfo(expression, clock).Symbol?.DeclaringSyntaxReferences is [var declared]
            && declared.GetSyntax(clock) is VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax { Token.Value: string literal } } => literal,
        _ => null,
    };

    /// <summary><c>libc.so.6</c> and <c>/lib/x86_64-linux-gnu/libc.so.6</c> are <c>libc</c>.</summary>
    private static string LibraryName(string library)
    {
        var name = library[(library.LastIndexOf('/') + 1)..];
        return name.IndexOf(".so", StringComparison.Ordinal) is > 0 and var end ? name[..end] : name;
    }
}
