using InterpreterGuard.Core.Screening;
using InterpreterGuard.Screening.Analyses.Flows;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>Numbers that can be foretold, and where they become something that nobody may guess; bytes that nothing was put into.</summary>
internal sealed partial class ProgramReader
{
    private const string Secret = "secret";

    /// <summary>What goes under a name that says it is a secret.</summary>
    private void Keeps(SourceSpan span, string name, Value? value)
    {
        if (value?.Origins?.IsRandom == true && SecretNames.IsOne(name))
            Flow(span, Secret, name, "value", value);
    }

    private void Keeps(Node target, Value? value)
    {
        switch (target)
        {
            case Name name:
                Keeps(target.Span, name.Id, value);
                break;
            case Model.Attribute attribute:
                Keeps(target.Span, attribute.Member, value);
                break;
            case Subscript { Index: Literal { Value: TextValue key } }:
                Keeps(target.Span, key.Text, value);
                break;
        }
    }

    /// <summary>What a function gives that is named after what it makes. Overloads go under a name with a number.</summary>
    private void KeepsReturned(SourceSpan span, Value? value)
    {
        if (running is { Name.Length: > 0 } function)
            Keeps(span, function.Name.Split('/')[0], value);
    }

    /// <summary>Where the parts of a text came from. Beside a part of which nothing is known, what was made harmless says nothing of the whole.</summary>
    private static Origins? Together(List<Value?> parts) =>
        parts.Exists(part => part is null or TextValue { Complete: false, Origins: null }) ? All(parts)?.Unclean : All(parts);

    /// <summary>A function that a list is made by: what it gives is in the list, also where nothing is known of how long that is.</summary>
    private Value? Drawn(Call call, List<Value?> arguments, Value? outcome)
    {
        if (outcome?.Origins?.IsRandom == true || Checks.Name(call.Target) is not ("map" or "flatMap" or "from" or "Select" or "SelectMany"))
            return outcome;
        foreach (var function in arguments.OfType<FunctionValue>().Where(function => Draws(function.Function.Body, 0)))
            outcome = Value.From(outcome, Inline(function, [], EmptyNames, follow: true)?.Origins?.Random);
        return outcome;
    }

    /// <summary>It calls something that is named like a generator of random numbers.</summary>
    private static bool Draws(Node node, int depth)
    {
        const int depthMax = 12;
        bool Within(Node? inner) => inner is not null && depth < depthMax && Draws(inner, depth + 1);
        return node switch
        {
            Call call => Checks.Name(call.Target) is "random" or "choice" or "choices" or "randint" or "randrange" or "getrandbits" or "Next" or "NextInt64" or "NextDouble" || Within(call.Target) || call.Arguments.Any(Within),
            Model.Attribute attribute => Within(attribute.Target),
            Subscript subscript => Within(subscript.Target) || Within(subscript.Index),
            Binary binary => Within(binary.Left) || Within(binary.Right),
            Join join => join.Parts.Any(Within),
            Block block => block.Statements.Any(Within),
            Statement statement => Within(statement.Expression),
            Assign assign => Within(assign.Value),
            Return returned => Within(returned.Value),
            Group group => group.Children.Any(Within),
            _ => false,
        };
    }

    /// <summary>Bytes that were all zero are so no more once something was put into them, or may have been.</summary>
    private void Fill(Call call, string name, Value? outcome)
    {
        if (call.Target is Model.Attribute { Target: Name or Model.Attribute } method && dialect.FillsReceiver(Checks.Name(method)))
            Fill(method.Target, null);
        if (!dialect.Fills(name))
            return;
        foreach (var argument in call.Arguments)
        {
            if (argument is Name or Model.Attribute)
                Fill(argument, outcome?.Origins?.Random is { } drawn ? new OutsideValue(drawn) : null);
        }
    }

    private void Fill(Node target, Value? value)
    {
        if (target is Name name && Lookup(name.Id) is InstanceValue { IsZero: true })
            scope.Home(name.Id).Set(name.Id, value);
        else if (target is Model.Attribute { Target: Name { Id: var holder } } attribute && Lookup(holder) is ObjectValue own && Member(own, attribute.Member) is InstanceValue { IsZero: true })
            own.Class.Members.Set(attribute.Member, value);
    }
}
