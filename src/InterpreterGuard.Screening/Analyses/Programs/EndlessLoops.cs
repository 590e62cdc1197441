using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>Loops that nothing ends and nothing slows: not those of servers, which wait for somebody in each turn.</summary>
internal static class EndlessLoops
{
    public static bool IsOne(Node body) => !Leaves(body) && !Waits(body);

    /// <summary>A loop that only reckons or prints: nothing in it can end or change anything.</summary>
    public static bool IsIdle(Node body) => body switch
    {
        Block { Handlers.Count: 0 } block => block.Statements.All(IsIdle),
        Branch branch => branch.Tests.All(IsIdle) && branch.Ways.All(IsIdle),
        Statement statement => IsIdle(statement.Expression),
        Assign assign => assign.Targets.All(IsIdle) && (assign.Value is null || IsIdle(assign.Value)),
        Binary binary => IsIdle(binary.Left) && IsIdle(binary.Right),
        Call call => call.Keywords.Count == 0 && IsReckoning(call.Target) && call.Arguments.All(IsIdle),
        Leave or Break or Return => false,
        Group group => group.Children.All(IsIdle),
        Name or Literal => true,
        _ => false,
    };

    /// <summary>
    /// A function that comes back to itself, or starts itself anew, before anything could keep it from that: each call makes the next one, as a loop without an end does.
    /// </summary>
    public static bool ComesBack(Function function) => function.Name.Length > 0 && Meets(function.Body, function.Name) == true && !Waits(function.Body);

    // Null: it goes on behind this. False: it may have been left, or left aside.
    private static bool? Meets(Node node, string name)
    {
        switch (node)
        {
            case Block { Handlers.Count: 0 } block:
                foreach (var statement in block.Statements)
                {
                    if (Meets(statement, name) is { } met)
                        return met;
                }

                return null;
            case Statement statement:
                return Starts(statement.Expression, name) ? true : null;
            case Assign { Value: { } value }:
                return Starts(value, name) ? true : null;
            case Loop { Source: Call { Target: Name { Id: "range" }, Arguments: var bounds } } loop when bounds.All(bound => bound is Literal):
                return Meets(loop.Body, name);
            case Function or Import or Shared:
                return null;
            default:
                return false;
        }
    }

    private static bool Starts(Node node, string name) => node is Call call
        && (call.Target is Name { Id: var called } && called == name && call.Arguments.Count == 0
            || Checks.Name(call.Target) is "setImmediate" or "queueMicrotask" or "nextTick" && call.Arguments is [Name { Id: var next }, ..] && next == name
            || call.Keywords.Any(keyword => keyword is { Name: "target", Value: Name { Id: var started } } && started == name)
            || call.Target is Model.Attribute { Target: var before } && Starts(before, name));

    private static bool IsReckoning(Node target) => Checks.Name(target)
        is "sqrt" or "sin" or "cos" or "tan" or "pow" or "exp" or "log" or "factorial" or "sum" or "range" or "abs" or "float" or "int" or "str" or "len" or "random" or "randint" or "urandom" or "sha256" or "sha512" or "md5" or "hexdigest" or "digest"
        or "Sqrt" or "Sin" or "Cos" or "Pow" or "Exp" or "print" or "WriteLine";

    private static bool Leaves(Node node) => node switch
    {
        Break or Return => true,
        Block block => block.Statements.Any(Leaves),
        Branch branch => branch.Ways.Any(Leaves),
        With with => Leaves(with.Body),
        Loop loop => Returns(loop.Body),
        _ => false,
    };

    private static bool Returns(Node node) => node switch
    {
        Return => true,
        Block block => block.Statements.Any(Returns),
        Branch branch => branch.Ways.Any(Returns),
        With with => Returns(with.Body),
        Loop loop => Returns(loop.Body),
        _ => false,
    };

    private static bool Waits(Node node) => node switch
    {
        Call call => IsWaiting(call.Target) || Waits(call.Target) || call.Arguments.Any(Waits),
        Model.Attribute attribute => Waits(attribute.Target),
        Block block => block.Statements.Any(Waits),
        Statement statement => Waits(statement.Expression),
        Assign { Value: { } value } => Waits(value),
        Branch branch => branch.Tests.Any(Waits) || branch.Ways.Any(Waits),
        With with => Waits(with.Value) || Waits(with.Body),
        Loop loop => Waits(loop.Source) || Waits(loop.Body),
        // The function that a promise is made of: await new Promise(done => setTimeout(done, 1000)).
        Function function => Waits(function.Body),
        Return { Value: { } value } => Waits(value),
        Group group => group.Children.Any(Waits),
        _ => false,
    };

    private static bool IsWaiting(Node target) => Checks.Name(target)
        is "accept" or "AcceptTcpClient" or "AcceptTcpClientAsync" or "recv" or "recvfrom" or "sleep" or "Sleep" or "delay" or "Delay" or "wait" or "waitpid" or "Wait" or "WaitForExit" or "input" or "get" or "poll" or "select" or "read"
        or "readline" or "ReadLine" or "ReadKey" or "join" or "Join" or "next" or "ReadAsync" or "Read" or "setTimeout" or "question" or "prompt" or "run" or "check_call" or "call" or "check_output" or "system";
}
