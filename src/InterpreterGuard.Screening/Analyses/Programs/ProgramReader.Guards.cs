using InterpreterGuard.Screening.Analyses.Flows;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>
/// Tests that stand in the way of a value: behind <c>if name not in PAGES: abort(404)</c>, the name is one of the pages. What a test says holds for the way on which it stands, and
/// behind it when the other way leads nowhere.
/// </summary>
internal sealed partial class ProgramReader
{
    /// <summary>Members of which a test has spoken, by how they are written: they have no name of their own.</summary>
    private int vouchedMembers;

    /// <summary>A value that a test has spoken of, where it is none that has a name.</summary>
    private Value? Vouched(Node node, Value? value) =>
        vouchedMembers > 0 && value?.Origins is not null && Written(node) is { } key && scope.TryGet(key, out var vouched) ? vouched : value;

    private Value? Choose(Conditional choice)
    {
        var test = choice.Operator switch { "And" => choice.Else, "Or" => choice.Then, _ => choice.Test };
        Whole(choice.Test);
        var vouched = choice.Operator == "Or" || (choice.Operator == "And" && !Acts(choice.Then)) ? null : Vouch(test, truth: true);
        var then = Whole(choice.Then);
        Forget(vouched);
        vouched = choice.Operator == "And" || (choice.Operator == "Or" && !Acts(choice.Else)) ? null : Vouch(test, truth: false);
        var otherwise = Whole(choice.Else);
        Forget(vouched);
        return Value.Either(then, otherwise);
    }

    /// <summary>What only asks needs no guard: long chains of comparisons stand in loops.</summary>
    private static bool Acts(Node node) => node switch
    {
        Name or Literal => false,
        Test test => test.Operands.Any(Acts),
        Binary binary => Acts(binary.Left) || Acts(binary.Right),
        Model.Attribute attribute => Acts(attribute.Target),
        _ => true,
    };

    /// <summary>A call that would not have come back if it had not held: <c>ensure_safe_path(path)</c>, <c>path.relative_to(ROOT)</c>.</summary>
    private void Vouch(Node statement)
    {
        if (statement is not Model.Call call)
            return;
        var called = Checks.Name(call.Target);
        if (called == "relative_to" && call.Target is Model.Attribute { Target: var path } && Looked(Subject(path))?.Origins?.Have(Traits.Resolved) == true)
            Set([new Vouched(Subject(path), Traits.Inside, false)]);
        else if (Checks.Demands(called) is not Traits.None and var traits)
            Set([.. Given(call).Select(argument => new Vouched(Subject(argument), traits, traits == Traits.Local))]);
    }

    private List<(string Key, Value Before, Value After)>? Vouch(Node test, bool truth)
    {
        if (test is not (Test or Model.Call or Conditional or Subscript))
            return null;
        var found = new List<Vouched>();
        Find(test, truth, found, LevelsMax);
        return found.Count == 0 ? null : Set(found);
    }

    /// <summary>Behind a way that leads nowhere, what the other one says holds on.</summary>
    private void VouchBehind(Node test, IReadOnlyList<Node> ways)
    {
        if (Ends(ways[0]))
            Vouch(test, truth: false);
        else if (ways.Count == 2 && Ends(ways[1]))
            Vouch(test, truth: true);
    }

    /// <summary><c>if name not in PAGES: name = "home"</c>: behind it, the name is one or the other.</summary>
    private static bool IsCorrected(Node test, IReadOnlyList<Node> ways) =>
        (ways.Count == 1 || ways[1] is Block { Statements.Count: 0 })
        && Statements(ways[0]).Any(statement => statement is Assign { Targets: [Name name] } && Mentions(test, name.Id));

    private static IEnumerable<Node> Statements(Node way) => way switch
    {
        Block block => block.Statements.SelectMany(Statements),
        Statement statement => [statement.Expression],
        _ => [way],
    };

    private static bool Mentions(Node node, string name) => node switch
    {
        Name named => named.Id == name,
        Group group => group.Children.Any(child => Mentions(child, name)),
        Call call => Mentions(call.Target, name) || call.Arguments.Any(argument => Mentions(argument, name)),
        Model.Attribute attribute => Mentions(attribute.Target, name),
        Conditional choice => Mentions(choice.Then, name) || Mentions(choice.Else, name),
        _ => false,
    };

    private static bool Ends(Node way) => way switch
    {
        Return { GoesOn: false } or Break or Leave => true,
        Block block => block.Statements.Any(Ends),
        Branch { Ways.Count: 2 } branch => branch.Ways.All(Ends),
        With with => Ends(with.Body),
        Statement { Expression: Call call } => Checks.Name(call.Target) is "abort" or "exit" or "_exit" or "quit" or "Exit" or "notFound"
            || call.Target is Model.Attribute { Target: Name { Id: "ctx" or "context" }, Member: "throw" },
        _ => false,
    };

    private static string? Key(Node node) => node is Name name ? name.Id : Written(node);

    private List<(string Key, Value Before, Value After)> Set(List<Vouched> found)
    {
        var set = new List<(string, Value, Value)>();
        foreach (var (subject, traits, whole) in found)
        {
            if (Looked(subject) is not { Origins: { } origins } value)
                continue;
            if (Key(subject) is { } key)
            {
                vouchedMembers += subject is Name ? 0 : 1;
                Set(key, value, origins.With(traits), set);
            }

            foreach (var (other, known) in whole ? scope.Own.ToList() : [])
            {
                if (known?.Origins is { } same && same.With(traits, origins) is var vouched && !ReferenceEquals(vouched, same))
                    Set(other, known, vouched, set);
            }
        }

        return set;
    }

    private void Set(string key, Value value, Origins vouched, List<(string Key, Value Before, Value After)> set)
    {
        var after = value with { Origins = vouched };
        scope.Set(key, after);
        set.Add((key, value, after));
    }

    /// <summary>The way ends on which it was known; what the way has made of the value stays.</summary>
    private void Forget(List<(string Key, Value Before, Value After)>? vouched)
    {
        for (var index = (vouched?.Count ?? 0) - 1; index >= 0; index--)
        {
            var (key, before, after) = vouched![index];
            if (scope.TryGetOwn(key, out var now) && ReferenceEquals(now, after))
                scope.Set(key, before);
        }
    }
}
