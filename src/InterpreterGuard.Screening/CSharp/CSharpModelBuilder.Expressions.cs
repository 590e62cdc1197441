using System.Globalization;
using System.Runtime.CompilerServices;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InterpreterGuard.Screening.CSharp;

/// <summary>Expressions. A member of a library goes by its full name, whatever it is reached through.</summary>
internal sealed partial class CSharpModelBuilder
{
    private Node Expression(ExpressionSyntax expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var span = Span(expression);
        return expression switch
        {
            LiteralExpressionSyntax literal => new Literal(span, LiteralValue(literal)),
            ParenthesizedExpressionSyntax inner => Expression(inner.Expression),
            InterpolatedStringExpressionSyntax query when IsParameterised(query) => new Group(span, [.. query.Contents.Select(Content)]),
            InterpolatedStringExpressionSyntax joined => new Join(span, [.. joined.Contents.Select(Content)]),
            InvocationExpressionSyntax call => Call(call, span),
            BaseObjectCreationExpressionSyntax made => Made(made, span),
            MemberAccessExpressionSyntax access => Access(access, span),
            ConditionalAccessExpressionSyntax access => Conditional(access, span),
            SimpleNameSyntax name => Named(name, span),
            ThisExpressionSyntax or BaseExpressionSyntax => new Name(span, CSharpNames.This),
            AssignmentExpressionSyntax assignment => Assignment(assignment, span),
            BinaryExpressionSyntax binary => Binary(binary, span),
            ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: { } index }] } element => new Subscript(span, Expression(element.Expression), Place(index)) { OfText = semantics.GetTypeInfo(element.Expression, clock).Type?.SpecialType == SpecialType.System_String },
            ConditionalExpressionSyntax either => new Model.Conditional(span, Expression(either.Condition), Expression(either.WhenTrue), Expression(either.WhenFalse)),
            CastExpressionSyntax cast => Cast(cast, span),
            QueryExpressionSyntax query => Query(query, span),
            AwaitExpressionSyntax awaited => Expression(awaited.Expression),
            CheckedExpressionSyntax inner => Expression(inner.Expression),
            RefExpressionSyntax inner => Expression(inner.Expression),
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } inner => Expression(inner.Operand),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: LiteralExpressionSyntax { Token.Value: int number } } => new Literal(span, new NumberValue(-(long)number)),
            ArrayCreationExpressionSyntax { Initializer: { } items } => List(items, span),
            ArrayCreationExpressionSyntax { Type: { ElementType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.ByteKeyword }, RankSpecifiers: [{ Sizes: [{ } size] }] } } when !IsFilledElsewhere(expression) =>
                new Call(span, new Name(span, CSharpNames.Library + CSharpDialect.Zeros), [Expression(size)], []),
            ImplicitArrayCreationExpressionSyntax array => List(array.Initializer, span),
            InitializerExpressionSyntax items => List(items, span),
            CollectionExpressionSyntax collection => new ListLiteral(span, [.. collection.Elements.Select(Element)]),
            TupleExpressionSyntax tuple => new ListLiteral(span, [.. tuple.Arguments.Select(argument => Expression(argument.Expression))]),
            AnonymousFunctionExpressionSyntax lambda => Lambda(lambda, span),
            TypeOfExpressionSyntax type => (Node?)TypeName(type.Type) ?? Parts(type),
            PredefinedTypeSyntax or GenericNameSyntax or QualifiedNameSyntax or AliasQualifiedNameSyntax => (Node?)TypeName((TypeSyntax)expression) ?? new Group(span, []),
            SwitchExpressionSyntax branch => Chosen(branch, span),
            ThrowExpressionSyntax thrown => new Leave(span, [Expression(thrown.Expression)]),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => new Test(span, "Not", [Expression(not.Operand)]),
            IsPatternExpressionSyntax matched => Matched(matched, span),
            DeclarationExpressionSyntax declaration => Designated(declaration.Designation),
            _ => Parts(expression),
        };
    }

    private Node Element(CollectionElementSyntax element) => element switch
    {
        ExpressionElementSyntax item => Expression(item.Expression),
        SpreadElementSyntax spread => new Starred(Span(spread), Expression(spread.Expression)),
        _ => Parts(element),
    };

    private Node Designated(VariableDesignationSyntax designation) => designation switch
    {
        SingleVariableDesignationSyntax variable => new Name(Span(variable), variable.Identifier.ValueText),
        ParenthesizedVariableDesignationSyntax several => new ListLiteral(Span(several), [.. several.Variables.Select(Designated)]),
        _ => new Group(Span(designation), []),
    };

    /// <summary>Entity Framework makes parameters of a query's places: <c>FromSql($"… WHERE Name = {name}")</c>.</summary>
    private static bool IsParameterised(InterpolatedStringExpressionSyntax query) =>
        query.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } } }
        && called.Name.Identifier.ValueText is "FromSql" or "FromSqlInterpolated" or "ExecuteSql" or "ExecuteSqlAsync" or "ExecuteSqlInterpolated" or "ExecuteSqlInterpolatedAsync" or "SqlQuery";

    private Node Content(InterpolatedStringContentSyntax content) => content switch
    {
        InterpolatedStringTextSyntax piece => new Literal(Span(piece), new TextValue(piece.TextToken.ValueText)),
        InterpolationSyntax { FormatClause: null } hole => Expression(hole.Expression),
        // A format pads and rounds: what it does is not followed, but what it formats is.
        InterpolationSyntax hole => new Group(Span(hole), [Expression(hole.Expression)]),
        _ => Parts(content),
    };

    private static Value? LiteralValue(LiteralExpressionSyntax literal) => literal.Token.Value switch
    {
        string text => new TextValue(text),
        char character => new TextValue(character.ToString()),
        byte[] bytes => new BytesValue(bytes),
        bool truth => new TruthValue(truth),
        sbyte or byte or short or ushort or int or uint or long => new NumberValue(Convert.ToInt64(literal.Token.Value, CultureInfo.InvariantCulture)),
        ulong number => new NumberValue(unchecked((long)number)),
        null when literal.IsKind(SyntaxKind.NullLiteralExpression) => new NothingValue(),
        _ => null,
    };

    private ListLiteral List(InitializerExpressionSyntax items, SourceSpan span) => new(span, [.. items.Expressions.Select(Expression)]);

    private Function Lambda(AnonymousFunctionExpressionSyntax lambda, SourceSpan span)
    {
        List<Parameter> parameters = lambda switch
        {
            SimpleLambdaExpressionSyntax simple => [new Parameter(simple.Parameter.Identifier.ValueText, null) { IsOwn = true }],
            ParenthesizedLambdaExpressionSyntax many => Parameters(many.ParameterList),
            AnonymousMethodExpressionSyntax { ParameterList: { } list } => Parameters(list),
            _ => [],
        };
        return new Function(span, "", parameters, lambda.ExpressionBody is { } value ? new Return(span, Expression(value)) : Statement(lambda.Block!), []) { IsHandler = CSharpActions.IsEndpoint(lambda) };
    }

    private Node Call(InvocationExpressionSyntax call, SourceSpan span)
    {
        if (Constant(call) is { } name)
            return new Literal(span, new TextValue(name));
        var method = Symbol(call) as IMethodSymbol;
        var target = Callee(call.Expression, method);
        return new Call(span, target, Arguments(call.ArgumentList, method), method is null ? Named(call.ArgumentList) : []);
    }

    private static bool IsInherited(SyntaxNode node) => node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { BaseList.Types.Count: > 0 };

    private Node Callee(ExpressionSyntax expression, IMethodSymbol? method)
    {
        var span = Span(expression);
        // A delegate is called as the value it is.
        if (method is { MethodKind: MethodKind.DelegateInvoke } && expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Invoke" })
            return Expression(expression);
        if (method is { MethodKind: MethodKind.DelegateInvoke } && expression is MemberAccessExpressionSyntax invoked)
            return Expression(invoked.Expression);
        // What nobody declared comes from a base class of a library that is not at hand.
        if (method is null && expression is SimpleNameSyntax inherited && Symbol(inherited) is null && CSharpLibraries.Guess(inherited.Identifier.ValueText) is null && IsInherited(inherited))
            return new Model.Attribute(span, new Name(span, CSharpNames.This), inherited.Identifier.ValueText);
        if (method is null || !CSharpNames.IsLibrary(method))
            return expression is SimpleNameSyntax own && method is { MethodKind: MethodKind.Ordinary } ? (Node?)Owned(span, method, CSharpNames.Own(method)) ?? Named(own, span) : Expression(expression);
        var name = CSharpNames.Of((method.ReducedFrom ?? method).OriginalDefinition);
        return expression switch
        {
            MemberAccessExpressionSyntax access when method.ReducedFrom is not null || !method.IsStatic => new Model.Attribute(span, Expression(access.Expression), name),
            MemberBindingExpressionSyntax => new Model.Attribute(span, new Name(span, CSharpDialect.Receiver), name),
            _ => new Name(span, CSharpNames.Library + name),
        };
    }

    /// <summary>A member of the object or type that the code stands in.</summary>
    private static Model.Attribute? Owned(SourceSpan span, ISymbol member, string name)
    {
        if (member.ContainingType is not { IsScriptClass: false } type || member is IMethodSymbol { MethodKind: MethodKind.LocalFunction } || member.Kind is SymbolKind.Local or SymbolKind.Parameter)
            return null;
        return new Model.Attribute(span, new Name(span, member.IsStatic ? type.Name : CSharpNames.This), name);
    }

    /// <summary>In the order of the parameters, also those that are given by name: a place that is not given holds nothing that is known.</summary>
    private List<Node> Arguments(BaseArgumentListSyntax? list, IMethodSymbol? method)
    {
        var arguments = new List<Node>();
        foreach (var argument in list?.Arguments ?? [])
        {
            var value = Expression(argument.Expression);
            var name = argument.NameColon?.Name.Identifier.ValueText;
            var place = name is null ? arguments.Count : method?.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Ordinal ?? -1;
            if (place < 0)
                continue;
            while (arguments.Count <= place)
                arguments.Add(new Literal(value.Span, null));
            arguments[place] = value;
        }

        return arguments;
    }

    private List<Keyword> Named(BaseArgumentListSyntax? list) =>
        [.. (list?.Arguments ?? []).Where(argument => argument.NameColon is not null).Select(argument => new Keyword(argument.NameColon!.Name.Identifier.ValueText, Expression(argument.Expression)))];

    private Node Made(BaseObjectCreationExpressionSyntax made, SourceSpan span)
    {
        var type = semantics.GetTypeInfo(made, clock).Type;
        var target = type is { TypeKind: not TypeKind.Error } ? TypeNode(type, span) : (made as ObjectCreationExpressionSyntax) is { } named ? TypeName(named.Type) ?? new Name(span, CSharpNames.Library + CSharpActions.Last(named.Type)) : null;
        target ??= new Name(span, "?");
        var constructor = Symbol(made) as IMethodSymbol;
        var (arguments, keywords) = (Arguments(made.ArgumentList, constructor), constructor is null ? Named(made.ArgumentList) : []);
        foreach (var item in made.Initializer?.Expressions ?? [])
        {
            if (item is AssignmentExpressionSyntax { Left: IdentifierNameSyntax member } set)
                keywords.Add(new Keyword(member.Identifier.ValueText, set.Right is InitializerExpressionSyntax inner ? List(inner, Span(inner)) : Expression(set.Right)));
            else
                keywords.Add(new Keyword("item", Expression(item)));
        }

        // A list with what it begins with is that list.
        return made.Initializer is { RawKind: (int)SyntaxKind.CollectionInitializerExpression } list && type is { ContainingNamespace.Name: "Generic", Name: "List" or "HashSet" or "Queue" }
            ? List(list, span)
            : new Call(span, target, arguments, keywords);
    }

    private Node Access(MemberAccessExpressionSyntax access, SourceSpan span)
    {
        var symbol = Symbol(access);
        if (symbol is ITypeSymbol or INamespaceSymbol)
            return symbol is ITypeSymbol type ? TypeNode(type, span) : new Name(span, CSharpNames.Library + CSharpNames.Of(symbol));
        if (symbol is null)
            return new Model.Attribute(span, IsValueOfUnknownType(access) ? new Name(span, CSharpNames.Library + access.Expression) : Expression(access.Expression), access.Name.Identifier.ValueText);
        if (CSharpNames.IsLibrary(symbol))
        {
            var name = CSharpNames.Of(symbol is IMethodSymbol { ReducedFrom: { } whole } ? whole : symbol.OriginalDefinition);
            return symbol.IsStatic && symbol is not IMethodSymbol { ReducedFrom: not null } && symbol.ContainingSymbol is ITypeSymbol holder
                ? new Model.Attribute(span, TypeNode(holder, span), name)
                : new Model.Attribute(span, Expression(access.Expression), name);
        }

        var member = symbol is IMethodSymbol method ? CSharpNames.Own(method) : symbol.Name;
        var reached = new Model.Attribute(span, Expression(access.Expression), HasGetter(symbol) ? "get_" + member : member);
        return HasGetter(symbol) ? new Call(span, reached, [], []) : reached;
    }

    private Block Conditional(ConditionalAccessExpressionSyntax access, SourceSpan span) => new Block(span,
    [
        new Assign(span, [new Name(span, CSharpDialect.Receiver)], Expression(access.Expression)) { Declares = true },
        new Return(span, Expression(access.WhenNotNull)),
    ]);

    private Node Named(SimpleNameSyntax name, SourceSpan span)
    {
        var id = name.Identifier.ValueText;
        var symbol = Symbol(name);
        switch (symbol)
        {
            case null:
                return new Name(span, CSharpLibraries.Guess(id) is { } known ? CSharpNames.Library + known : id);
            case ITypeSymbol type:
                return TypeNode(type, span);
            case INamespaceSymbol:
                return new Name(span, CSharpNames.Library + CSharpNames.Of(symbol));
            case IAliasSymbol { Target: ITypeSymbol type }:
                return TypeNode(type, span);
        }

        if (symbol.Kind is SymbolKind.Local or SymbolKind.Parameter or SymbolKind.RangeVariable)
            return new Name(span, id);
        if (CSharpNames.IsLibrary(symbol))
            return symbol is IMethodSymbol || symbol.ContainingType is not { } holder
                ? new Name(span, CSharpNames.Library + CSharpNames.Of(symbol))
                : new Model.Attribute(span, TypeNode(holder, span), CSharpNames.Of(symbol));
        var own = symbol is IMethodSymbol method ? CSharpNames.Own(method) : symbol.Name;
        if (HasGetter(symbol))
            return new Call(span, (Node?)Owned(span, symbol, "get_" + own) ?? new Name(span, "get_" + own), [], []);
        return (Node?)Owned(span, symbol, own) ?? new Name(span, own);
    }

    /// <summary>A property of the submission's own that computes what it gives.</summary>
    private bool HasGetter(ISymbol symbol) => symbol is IPropertySymbol { GetMethod.DeclaringSyntaxReferences: [var declared] }
        && declared.GetSyntax(clock) is AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null } or ArrowExpressionClauseSyntax;

    private Assign Assignment(AssignmentExpressionSyntax assignment, SourceSpan span)
    {
        var value = Expression(assignment.Right);
        var target = Expression(assignment.Left);
        return assignment.Kind() switch
        {
            SyntaxKind.SimpleAssignmentExpression or SyntaxKind.CoalesceAssignmentExpression => new Assign(span, [target], value),
            SyntaxKind.AddAssignmentExpression => new Assign(span, [target], new Binary(span, "Add", target, value)),
            SyntaxKind.ExclusiveOrAssignmentExpression => new Assign(span, [target], new Binary(span, "BitXor", target, value)),
            _ => new Assign(span, [target], new Group(span, [value])),
        };
    }

    private Node Binary(BinaryExpressionSyntax binary, SourceSpan span)
    {
        if (binary.IsKind(SyntaxKind.AsExpression) || binary.IsKind(SyntaxKind.IsExpression))
            return Expression(binary.Left);
        if (binary.IsKind(SyntaxKind.CoalesceExpression))
            return new Model.Conditional(span, new Group(span, []), Expression(binary.Left), Expression(binary.Right));
        var operation = binary.Kind() switch
        {
            SyntaxKind.AddExpression => "Add",
            SyntaxKind.SubtractExpression => "Sub",
            SyntaxKind.MultiplyExpression => "Mult",
            SyntaxKind.ModuloExpression => "Mod",
            SyntaxKind.DivideExpression => "FloorDiv",
            SyntaxKind.ExclusiveOrExpression => "BitXor",
            SyntaxKind.BitwiseAndExpression => "BitAnd",
            SyntaxKind.BitwiseOrExpression => "BitOr",
            SyntaxKind.LeftShiftExpression => "LShift",
            SyntaxKind.RightShiftExpression => "RShift",
            _ => null,
        };
        if (operation is null)
            return Question(binary, span);
        var isText = operation == "Add" && semantics.GetTypeInfo(binary, clock).Type?.SpecialType == SpecialType.System_String;
        return isText
            ? new Join(span, [Expression(binary.Left), Expression(binary.Right)])
            : new Binary(span, operation, Number(binary.Left), Number(binary.Right));
    }

    /// <summary>Among numbers a character is its number.</summary>
    private Node Number(ExpressionSyntax expression) => semantics.GetTypeInfo(expression, clock).Type?.SpecialType == SpecialType.System_Char
        ? new Call(Span(expression), new Name(Span(expression), CSharpNames.Library + CSharpDialect.NumberOf), [Expression(expression)], [])
        : Expression(expression);

    private Node Cast(CastExpressionSyntax cast, SourceSpan span)
    {
        var inner = Expression(cast.Expression);
        // What was data is called as code from here on.
        if (cast.Type is FunctionPointerTypeSyntax)
            return new Group(span, [new Model.Attribute(span, new Name(span, CSharpNames.Library + "csharp"), "csharp.function_pointer"), inner]);
        return semantics.GetTypeInfo(cast, clock).Type?.SpecialType switch
        {
            SpecialType.System_Char => new Call(span, new Name(span, CSharpNames.Library + CSharpDialect.CharacterOf), [inner], []),
            SpecialType.System_Byte or SpecialType.System_Int32 => new Call(span, new Name(span, CSharpNames.Library + CSharpDialect.NumberOf), [inner], []),
            _ => inner,
        };
    }

    private Node Place(ExpressionSyntax index) => index switch
    {
        RangeExpressionSyntax range => new Slice(Span(range), range.LeftOperand is { } from ? Place(from) : null, range.RightOperand is { } to ? Place(to) : null, null),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.IndexExpression, Operand: LiteralExpressionSyntax { Token.Value: int fromEnd } } => new Literal(Span(index), new NumberValue(-(long)fromEnd)),
        _ => Expression(index),
    };

    private Name? TypeName(TypeSyntax type)
    {
        var span = Span(type);
        if (semantics.GetSymbolInfo(type, clock).Symbol is ITypeSymbol known && known.TypeKind != TypeKind.Error)
            return TypeNode(known, span);
        return CSharpLibraries.Guess(type.ToString().Split('.')[^1]) is { } guess ? new Name(span, CSharpNames.Library + guess) : null;
    }

    private Name TypeNode(ITypeSymbol type, SourceSpan span)
    {
        if (type.TypeKind == TypeKind.Array)
            return new Name(span, CSharpNames.Library + "System.Array");
        return CSharpNames.IsLibrary(type)
            ? new Name(span, CSharpNames.Library + CSharpNames.Of(type.OriginalDefinition))
            : new Name(span, IsEarlier(type) && CSharpLibraries.Guess(type.Name) is { } meant ? CSharpNames.Library + meant : type.Name);
    }

    /// <summary>Declared by an earlier cell, which may never have run: it hides no type that everybody knows.</summary>
    private bool IsEarlier(ITypeSymbol type) => !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, semantics.Compilation.Assembly);

    private ISymbol? Symbol(SyntaxNode node)
    {
        clock.ThrowIfCancellationRequested();
        var found = semantics.GetSymbolInfo(node, clock);
        return found.Symbol ?? (found.CandidateSymbols.Length > 0 ? found.CandidateSymbols[0] : null);
    }
}
