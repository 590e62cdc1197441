using Acornima.Ast;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Screening.Model;
using Literal = InterpreterGuard.Screening.Model.Literal;
using Node = InterpreterGuard.Screening.Model.Node;
using Tree = Acornima.Ast.Node;

namespace InterpreterGuard.Screening.JavaScript;

/// <summary>Functions, classes, and the patterns that take values apart.</summary>
internal sealed partial class JavaScriptModelBuilder
{
    /// <summary>Parameters that are patterns are taken apart at the beginning of the body.</summary>
    private Function Function(IFunction function, SourceSpan span, string? method = null, IReadOnlyList<Node>? decorators = null)
    {
        var parameters = new List<Parameter>();
        if (method is not null)
            parameters.Add(new Parameter("this", null));
        var beginning = new List<Node>();
        foreach (var parameter in function.Params)
            parameters.Add(Parameter(parameter, beginning));
        var body = function.Body is Expression value
            ? new Block(span, [.. beginning, new Return(Span(value), Expression(value))])
            : new Block(span, [.. beginning, Statement(function.Body)]);
        return new Function(span, method ?? function.Id?.Name ?? "", parameters, body, decorators ?? []) { IsLazy = function.Async || function.Generator };
    }

    private Parameter Parameter(Tree parameter, List<Node> beginning)
    {
        switch (parameter)
        {
            case Identifier name:
                return new Parameter(name.Name, null);
            case AssignmentPattern { Left: Identifier name } standard:
                return new Parameter(name.Name, Expression(standard.Right));
            case RestElement { Argument: Identifier name }:
                return new Parameter("*" + name.Name, null);
            default:
                var span = Span(parameter);
                var whole = new Name(span, Shown(parameter));
                beginning.AddRange(Bind(parameter is RestElement rest ? rest.Argument : parameter, whole, span, declares: true));
                return new Parameter(whole.Id, null);
        }
    }

    /// <summary>A pattern by its own text, which no program can have as a name; findings show it.</summary>
    private string Shown(Tree pattern)
    {
        const int charactersMax = 60;
        var text = code[pattern.Start..pattern.End];
        return text.Length <= charactersMax ? text : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{text.AsSpan(0, charactersMax)}…{++invented}");
    }

    private Class Class(IClass type, SourceSpan span)
    {
        var members = new List<Node>();
        foreach (var member in type.Body.Body)
        {
            var place = Span(member);
            var isStatic = member is ClassProperty { Static: true };
            switch (member)
            {
                case MethodDefinition method:
                    var name = method.Computed ? "" : Key(method.Key);
                    if (method.Computed)
                        members.Add(new Model.Statement(place, Expression(method.Key)));
                    members.Add(isStatic
                        ? Function(method.Value, place, decorators: [new Name(place, "staticmethod")]) with { Name = name }
                        : Function(method.Value, place, name == "constructor" ? "__init__" : name));
                    break;
                case ClassProperty property:
                    members.Add(new Assign(place, [new Name(place, Key(property.Key))], property.Value is null ? new Literal(place, null) : Expression(property.Value)) { Declares = true });
                    break;
                default:
                    members.Add(Statement(member));
                    break;
            }
        }
        return new Class(span, type.Id?.Name ?? Invent(span).Id, type.SuperClass is null ? [] : [Expression(type.SuperClass)], new Block(span, members), []);
    }

    /// <summary>A value under the names of a pattern, one after the other.</summary>
    private List<Node> Bind(Tree pattern, Node value, SourceSpan span, bool declares)
    {
        switch (pattern)
        {
            case Identifier name:
                return [new Assign(span, [new Name(Span(name), name.Name)], value) { Declares = declares }];
            case AssignmentPattern standard:
                return Bind(standard.Left, new Conditional(span, new Literal(span, null), value, Expression(standard.Right)), span, declares);
            case ObjectPattern map:
                var whole = Invent(span);
                return [new Assign(span, [whole], value) { Declares = true }, .. map.Properties.SelectMany(each => Property(each, whole, span, declares))];
            case ArrayPattern list:
                var all = Invent(span);
                return
                [
                    new Assign(span, [all], value) { Declares = true },
                    .. list.Elements.SelectMany((each, index) => each switch
                    {
                        null => [],
                        RestElement rest => Bind(rest.Argument, new Subscript(span, all, new Slice(span, Index(span, index), null, null)), span, declares),
                        _ => Bind(each, new Subscript(span, all, Index(span, index)), span, declares),
                    }),
                ];
            default:
                return [new Assign(span, [Expression(pattern)], value)];
        }
    }

    private List<Node> Property(Tree each, Name whole, SourceSpan span, bool declares)
    {
        if (each is RestElement rest)
            return Bind(rest.Argument, whole, span, declares);
        var property = (Property)each;
        Node member = property.Computed
            ? new Subscript(Span(each), whole, Expression(property.Key))
            : new Model.Attribute(Span(each), whole, Key(property.Key));
        return Bind(property.Value, member, span, declares);
    }

    private static Literal Index(SourceSpan span, int index) => new(span, new Analyses.Values.NumberValue(index));
}
