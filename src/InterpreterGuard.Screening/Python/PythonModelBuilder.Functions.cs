using InterpreterGuard.Core.Screening;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Python;

/// <summary>Functions: their parameters, and what a generator gives.</summary>
internal sealed partial class PythonModelBuilder
{
    /// <summary>What the function at hand yields is handed over as it is, and not walked over: <c>with</c> takes it, or a test.</summary>
    private bool yieldsOnce;

    /// <summary>The function at hand is a generator.</summary>
    private bool yields;

    private Function Function(PythonTree node, SourceSpan span)
    {
        var decorators = Expressions(node, 3);
        var outer = (yieldsOnce, yields);
        (yieldsOnce, yields) = (decorators.Any(YieldsOnce), false);
        var function = new Function(span, node.Text(0), Parameters(node[1]), Body(node, 2), decorators);
        function = function with { IsLazy = yields || node.Kind == "AsyncFunctionDef" };
        (yieldsOnce, yields) = outer;
        return function;
    }

    private static bool YieldsOnce(Node decorator) => decorator switch
    {
        Name name => name.Id is "contextmanager" or "asynccontextmanager" or "fixture",
        Model.Attribute attribute => attribute.Member is "contextmanager" or "asynccontextmanager" or "fixture",
        Call call => YieldsOnce(call.Target),
        _ => false,
    };

    /// <summary>Whoever walks over a generator gets what it yields, as from a list.</summary>
    private Return Yield(PythonTree node, SourceSpan span)
    {
        yields = true;
        var given = Optional(node[0]);
        return new Return(span, given is null || yieldsOnce || node.Kind == "YieldFrom" ? given : new ListLiteral(span, [given])) { GoesOn = true };
    }

    private List<Parameter> Parameters(PythonTree arguments)
    {
        var positional = arguments.List(0).Concat(arguments.List(1)).ToList();
        var defaults = arguments.List(6).ToList();
        var required = positional.Count - defaults.Count;
        var parameters = positional
            .Select((argument, index) => Parameter(argument, index >= required && required >= 0 ? Expression(defaults[index - required]) : null))
            .ToList();
        if (!arguments[2].Missing)
            parameters.Add(new Parameter('*' + arguments[2].Text(0), null));
        parameters.AddRange(arguments.List(3).Zip(arguments.List(4), (argument, value) => Parameter(argument, Optional(value))));
        if (!arguments[5].Missing)
            parameters.Add(new Parameter("**" + arguments[5].Text(0), null));
        return parameters;
    }

    private Parameter Parameter(PythonTree argument, Node? standard) => new(argument.Text(0), standard) { IsOwn = IsInjected(standard) || IsOwn(Optional(argument[1])) };

    private static bool IsOwn(Node? type) => type switch
    {
        Name name => name.Id is "int" or "float" or "bool" or "Decimal" or "UUID" or "UUID4" or "date" or "datetime" or "time" or "timedelta" or "BackgroundTasks" or "Session" or "AsyncSession",
        Model.Attribute attribute => IsOwn(new Name(attribute.Span, attribute.Member)),
        // A number or nothing.
        Binary { Operator: "BitOr", Left: var left, Right: Literal } => IsOwn(left),
        Subscript { Target: Name { Id: "Optional" }, Index: var inner } => IsOwn(inner),
        Subscript { Target: Name { Id: "Annotated" }, Index: ListLiteral { Items: [var inner, ..] items } } => IsOwn(inner) || items.Any(IsInjected),
        _ => false,
    };

    private static bool IsInjected(Node? value) => value is Call { Target: Name { Id: "Depends" or "Security" } or Model.Attribute { Member: "Depends" or "Security" } };
}
