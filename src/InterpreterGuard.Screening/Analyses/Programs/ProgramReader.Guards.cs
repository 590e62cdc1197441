using InterpreterGuard.Core.Screening;
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
    /// <summary>Members of which a test has spoken, by the name before them and by how they are written: they have no name of their own.</summary>
    private readonly Dictionary<string, HashSet<string>> vouchedMembers = new(StringComparer.Ordinal);

    /// <summary>Names among which those are looked for that came from the same place: each test of a host looks at all of them.</summary>
    private const int NamesBesideMax = 256;

    /// <summary>What has become known since the part began that may be left early; <see langword="null"/> outside of one.</summary>
    private List<VouchedName>? behind;

    /// <summary>Names that functions change from inside, which is not followed.</summary>
    private readonly HashSet<string> shared = new(StringComparer.Ordinal);

    /// <summary>Where the values began that the program itself has put into a list: to be in one says nothing of them any more.</summary>
    private readonly HashSet<(string Kind, string Name, SourceSpan Span)> kept = [];

    /// <summary>A value that a test has spoken of, where it is none that has a name.</summary>
    private Value? Vouched(Node node, Value? value) =>
        vouchedMembers.Count > 0 && value?.Origins is not null && Written(node) is { } key && scope.TryGet(key, out var vouched) && vouched is not null ? vouched : value;

    /// <summary>What a test has said of a name's members, it has not said of those of what the name is now.</summary>
    private void Unvouch(Node target)
    {
        var written = Key(target);
        if (vouchedMembers.Count == 0 || written is null || !vouchedMembers.TryGetValue(Holder(written), out var members))
            return;
        foreach (var member in members.Where(member => target is Name || member == written))
            scope.Set(member, null);
    }

    private static string Holder(string written) => written.Split('.', 2)[0];

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
        if (called == "relative_to" && call.Target is Model.Attribute { Target: var path } && Has(path, Traits.Resolved))
            Remember(Set([new Vouched(Subject(path), Traits.Inside, false)]));
        else if (Checks.Demands(called) is not Traits.None and var traits)
            Remember(Set([.. Given(call).Select(argument => new Vouched(Subject(argument), traits, traits == Traits.Local))]));
        if (called is "assert" && call.Target is Name or Model.Attribute { Target: Name { Id: "ctx" or "context" } } && call.Arguments is [var asked, ..])
            Remember(Vouch(asked, truth: true));
        if (call.Target is Name own && Lookup(own.Id) is FunctionValue { Function: { IsLazy: false, Body: Block body } } function)
            Remember(Set(Demanded(call, function, body)));
    }

    /// <summary>A function that begins with tests, and raises an error where they fail, has come back where they hold.</summary>
    private List<Vouched> Demanded(Call call, FunctionValue function, Block body)
    {
        var found = new List<Vouched>();
        while (body is { Statements: [Block inner], Handlers.Count: 0 })
            body = inner;
        foreach (var statement in body.Statements.SkipWhile(statement => statement is Statement { Expression: Literal }))
        {
            if (statement is not Branch { Tests: [var test], Ways: [var way, ..] } || !Ends(way, returns: false))
                break;
            ThroughFunction(call, function, test, truth: false, found);
        }

        return found;
    }

    private List<VouchedName>? Vouch(Node test, bool truth)
    {
        if (test is not (Test or Model.Call or Conditional or Subscript or Model.Attribute))
            return null;
        var found = new List<Vouched>();
        Find(test, truth, found, LevelsMax);
        return found.Count == 0 ? null : Set(found);
    }

    /// <summary>Behind a way that leads nowhere, what the other one says holds on.</summary>
    private void VouchBehind(Node test, IReadOnlyList<Node> ways)
    {
        if (Ends(ways[0]))
            Remember(Vouch(test, truth: false));
        else if (ways.Count == 2 && Ends(ways[1]))
            Remember(Vouch(test, truth: true));
    }

    /// <summary>Behind a choice whose other ways lead nowhere, one of the others was taken.</summary>
    private void VouchBehind(Branch choice)
    {
        var others = Enumerable.Range(0, choice.Ways.Count).Where(way => choice.Asks[way] is null).ToList();
        if (others.Count > 0 && others.All(way => Ends(choice.Ways[way]) && !Breaks(choice.Ways[way])))
            Remember(Vouch(new Test(choice.Span, "Or", [.. choice.Asks.OfType<Node>()]), truth: true));
    }

    private static bool Breaks(Node way) => way switch
    {
        Break => true,
        Block block => block.Statements.Any(Breaks),
        Branch branch => branch.Ways.Any(Breaks),
        With with => Breaks(with.Body),
        _ => false,
    };

    /// <summary>What holds until the end of what may be left early: a loop, a part whose errors are caught.</summary>
    private void Remember(List<VouchedName>? vouched) => behind?.AddRange(vouched ?? []);

    private Value? Apart<T>(T part, Func<T, Value?> run)
    {
        var around = behind;
        behind = [];
        var returned = run(part);
        Forget(behind);
        behind = around;
        return returned;
    }

    private static bool Swallows(Node manager, Value? held) => held is ObjectValue || (manager is Call call && Checks.Name(call.Target) is "suppress" or "raises" or "assertRaises");

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

    /// <summary>What stands behind it does not run.</summary>
    /// <param name="way">What runs.</param>
    /// <param name="returns">The end of a function is one; for who called it, it is none.</param>
    /// <param name="levels">Functions inside functions.</param>
    private bool Ends(Node way, bool returns = true, int levels = LevelsInFunctions) => way switch
    {
        Return { GoesOn: false } or Break => returns,
        Leave => true,
        Block block => block.Statements.Any(statement => Ends(statement, returns, levels)) && block.Handlers.All(handler => Ends(handler, returns, levels)),
        Branch { Tests.Count: 1, Ways.Count: 2 } branch => branch.Ways.All(each => Ends(each, returns, levels)),
        With with => Ends(with.Body, returns, levels) && !Swallows(with.Value, with.Value is Call { Target: Name made } && Lookup(made.Id) is ClassValue type ? new ObjectValue(type) : null),
        Statement { Expression: Call call } => EndsCall(call, levels),
        _ => false,
    };

    private bool EndsCall(Call call, int levels) => call.Target switch
    {
        Name name => Lookup(name.Id) switch
        {
            FunctionValue { Function: { IsLazy: false, Body: var body } } => levels > 0 && Ends(body, returns: false, levels - 1),
            SymbolValue symbol => IsEnd(symbol.Name[(symbol.Name.LastIndexOf('.') + 1)..]),
            null => IsEnd(Checks.Name(name)),
            _ => false,
        },
        Model.Attribute { Target: Name { Id: "ctx" or "context" }, Member: "throw" } => true,
        Model.Attribute { Target: Name { Id: "flask" or "os" or "sys" or "process" or "Environment" or "Deno" } module, Member: var member } => Lookup(module.Id) is null or SymbolValue && IsEnd(member),
        _ => false,
    };

    private static bool IsEnd(string called) => called is "abort" or "exit" or "_exit" or "quit" or "Exit" or "notFound";

    private static string? Key(Node node) => node is Name name ? name.Id : Written(node);

    private List<VouchedName> Set(List<Vouched> found)
    {
        var set = new List<VouchedName>();
        foreach (var (subject, traits, whole) in found)
        {
            if (Looked(subject) is not { Origins: { } origins } value)
                continue;
            if (Key(subject) is { } key)
            {
                if (subject is not Name)
                    (vouchedMembers.TryGetValue(Holder(key), out var members) ? members : vouchedMembers[Holder(key)] = []).Add(key);
                Set(key, value, origins.With(traits), set);
            }

            foreach (var (other, known) in whole && scope.Own.Count <= NamesBesideMax ? scope.Own.ToList() : [])
            {
                if (known?.Origins is { } same && same.With(traits, origins) is var vouched && !ReferenceEquals(vouched, same))
                    Set(other, known, vouched, set);
            }
        }

        return set;
    }

    private void Set(string key, Value value, Origins vouched, List<VouchedName> set)
    {
        var after = value with { Origins = vouched };
        scope.Set(key, after);
        set.Add(new VouchedName(key, value, after));
    }

    /// <summary>The way ends on which it was known; what the way has made of the value stays.</summary>
    private void Forget(List<VouchedName>? vouched)
    {
        for (var index = (vouched?.Count ?? 0) - 1; index >= 0; index--)
        {
            var (key, before, after) = vouched![index];
            if (scope.TryGetOwn(key, out var now) && ReferenceEquals(now, after))
                scope.Set(key, before);
        }
    }
}
