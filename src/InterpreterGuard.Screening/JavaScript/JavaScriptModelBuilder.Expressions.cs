using System.Runtime.CompilerServices;
using Acornima;
using Acornima.Ast;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;
using Literal = InterpreterGuard.Screening.Model.Literal;
using Node = InterpreterGuard.Screening.Model.Node;
using Tree = Acornima.Ast.Node;

namespace InterpreterGuard.Screening.JavaScript;

/// <summary>Expressions.</summary>
internal sealed partial class JavaScriptModelBuilder
{
    private Node? Optional(Tree? node) => node is null ? null : Expression(node);

    private IEnumerable<Node> Children(Tree node)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is not null)
                yield return Statement(child);
        }
    }

    private Node Expression(Tree node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var span = Span(node);
        return node switch
        {
            StringLiteral text => new Literal(span, new TextValue(text.Value)),
            NumericLiteral number => new Literal(span, Number(number.Value)),
            BooleanLiteral truth => new Literal(span, new TruthValue(truth.Value)),
            NullLiteral => new Literal(span, new NothingValue()),
            BigIntLiteral big => new Literal(span, big.Value >= long.MinValue && big.Value <= long.MaxValue ? new NumberValue((long)big.Value) : null),
            RegExpLiteral pattern => new Literal(span, new InstanceValue("RegExp", new TextValue(pattern.RegExp.Pattern)) { IsByLine = pattern.RegExp.Flags.Contains('m', StringComparison.Ordinal) }),
            Identifier { Name: "undefined" } => new Literal(span, new NothingValue()),
            Identifier name => new Name(span, name.Name),
            ThisExpression => new Name(span, "this"),
            Super => new Name(span, "super"),
            TemplateLiteral template => Template(template, span),
            TaggedTemplateExpression tagged => Tagged(tagged, span),
            MemberExpression member => Member(member, span),
            ChainExpression chain => Expression(chain.Expression),
            ParenthesizedExpression inner => Expression(inner.Expression),
            AwaitExpression wait => Expression(wait.Argument),
            CallExpression call => new Call(span, Expression(call.Callee), Items(call.Arguments), []),
            NewExpression made => new Call(span, Expression(made.Callee), Items(made.Arguments), []),
            ImportExpression import => new Call(span, new Name(span, JavaScriptDialect.ImportCall), [Expression(import.Source)], []),
            MetaProperty => new Name(span, JavaScriptDialect.Meta),
            AssignmentExpression assignment => Assignment(assignment, span),
            LogicalExpression logical => Logical(logical.Operator, Expression(logical.Left), Expression(logical.Right), span),
            BinaryExpression binary when Question(binary.Operator) is { } question => new Test(span, question, [Expression(binary.Left), Expression(binary.Right)]),
            BinaryExpression binary => new Binary(span, Operation(binary.Operator), Expression(binary.Left), Expression(binary.Right)),
            ConditionalExpression choice => new Conditional(span, Expression(choice.Test), Expression(choice.Consequent), Expression(choice.Alternate)),
            UpdateExpression update => new Assign(span, [Expression(update.Argument)], new Literal(span, null)),
            UnaryExpression unary => Unary(unary, span),
            SequenceExpression sequence => Sequence(sequence, span),
            ArrayExpression array => new ListLiteral(span, Items(array.Elements)),
            ObjectExpression map => Map(map, span),
            SpreadElement spread when attributes.Contains(spread.Start) => new Starred(span, new Call(span, new Name(span, JavaScriptDialect.AttributesOf), [Expression(spread.Argument)], [])),
            SpreadElement spread => new Starred(span, Expression(spread.Argument)),
            ArrowFunctionExpression or FunctionExpression => Function((IFunction)node, span),
            ClassExpression type => Class(type, span),
            YieldExpression given => given.Argument is null ? new Literal(span, null) : new Group(span, [Expression(given.Argument)]),
            _ => new Group(span, [.. Children(node)]),
        };
    }

    private List<Node> Items<T>(in NodeList<T> nodes)
        where T : Tree?
    {
        var items = new List<Node>(nodes.Count);
        foreach (var node in nodes)
            items.Add(node is null ? new Literal(SourceSpan.Start, null) : Expression(node));
        return items;
    }

    private static NumberValue? Number(double value) => value is >= long.MinValue and <= long.MaxValue && Math.Floor(value) == value ? new NumberValue((long)value) : null;

    private Join Template(TemplateLiteral template, SourceSpan span)
    {
        var parts = new List<Node>();
        for (var index = 0; index < template.Quasis.Count; index++)
        {
            var text = template.Quasis[index].Value;
            if ((text.Cooked ?? text.Raw) is { Length: > 0 } piece)
                parts.Add(new Literal(span, new TextValue(piece)));
            if (index < template.Expressions.Count)
                parts.Add(Expression(template.Expressions[index]));
        }
        return new Join(span, parts);
    }

    /// <summary>A tag gets its text in pieces; it is told as one, which is what the tag makes of it in all its common uses.</summary>
    private Node Tagged(TaggedTemplateExpression tagged, SourceSpan span)
    {
        var text = Template(tagged.Quasi, span);
        return tagged.Tag is MemberExpression { Object: Identifier { Name: "String" }, Property: Identifier { Name: "raw" } }
            ? text
            : new Call(span, Expression(tagged.Tag), [text], []);
    }

    private Node Member(MemberExpression member, SourceSpan span) => member.Property switch
    {
        Identifier name when !member.Computed => new Model.Attribute(span, Expression(member.Object), name.Name),
        PrivateIdentifier name => new Model.Attribute(span, Expression(member.Object), "#" + name.Name),
        StringLiteral name => new Model.Attribute(span, Expression(member.Object), name.Value),
        var index => new Subscript(span, Expression(member.Object), Expression(index)),
    };

    private Node Assignment(AssignmentExpression assignment, SourceSpan span)
    {
        var value = Expression(assignment.Right);
        if (assignment.Operator == Operator.Assignment)
            return assignment.Left is Expression ? new Assign(span, [Expression(assignment.Left)], value) : new Block(span, Bind(assignment.Left, value, span, declares: false));
        var target = Expression(assignment.Left);
        return new Assign(span, [target], assignment.Operator switch
        {
            Operator.NullishCoalescingAssignment or Operator.LogicalOrAssignment or Operator.LogicalAndAssignment => Logical(Operator.LogicalOr, target, value, span),
            Operator.AdditionAssignment => new Binary(span, "Add", target, value),
            Operator.BitwiseXorAssignment => new Binary(span, "BitXor", target, value),
            _ => new Group(span, [target, value]),
        });
    }

    /// <summary>Either side may be what comes out; the one that is known is.</summary>
    private static Conditional Logical(Operator operation, Node left, Node right, SourceSpan span) => operation == Operator.LogicalAnd
        ? new Conditional(span, new Literal(span, null), right, left) { Operator = "And" }
        : new Conditional(span, new Literal(span, null), left, right) { Operator = operation == Operator.LogicalOr ? "Or" : "" };

    private static string? Question(Operator operation) => operation switch
    {
        Operator.Equality or Operator.StrictEquality => "Eq",
        Operator.Inequality or Operator.StrictInequality => "NotEq",
        Operator.In => "In",
        _ => null,
    };

    private static string Operation(Operator operation) => operation switch
    {
        Operator.Addition => "Add",
        Operator.Subtraction => "Sub",
        Operator.Multiplication => "Mult",
        Operator.Remainder => "Mod",
        Operator.BitwiseXor => "BitXor",
        Operator.BitwiseAnd => "BitAnd",
        Operator.BitwiseOr => "BitOr",
        Operator.LeftShift => "LShift",
        Operator.RightShift or Operator.UnsignedRightShift => "RShift",
        _ => "",
    };

    private Node Unary(UnaryExpression unary, SourceSpan span) => Expression(unary.Argument) switch
    {
        Literal { Value: NumberValue number } when unary.Operator == Operator.UnaryNegation => new Literal(span, new NumberValue(-number.Number)),
        Literal { Value: NumberValue number } when unary.Operator == Operator.UnaryPlus => new Literal(span, number),
        var operand when unary.Operator == Operator.LogicalNot => new Test(span, "Not", [operand]),
        var operand => new Group(span, [operand]),
    };

    /// <summary>The value of the last: <c>(0, eval)(…)</c>.</summary>
    private Block Sequence(SequenceExpression sequence, SourceSpan span)
    {
        var items = Items(sequence.Expressions);
        return new Block(span, [.. items.SkipLast(1).Select(item => new Model.Statement(span, item)), new Return(span, items[^1])]);
    }

    private MapLiteral Map(ObjectExpression map, SourceSpan span)
    {
        var keys = new List<Node?>();
        var values = new List<Node>();
        foreach (var each in map.Properties)
        {
            if (each is SpreadElement spread)
            {
                keys.Add(null);
                values.Add(Expression(spread.Argument));
                continue;
            }
            var property = (Property)each;
            keys.Add(property.Computed ? Expression(property.Key) : new Literal(SourceSpan.Start, new TextValue(Key(property.Key))));
            values.Add(Expression(property.Value));
        }
        return new MapLiteral(span, keys, values);
    }
}
