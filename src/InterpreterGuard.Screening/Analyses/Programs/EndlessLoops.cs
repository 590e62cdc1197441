using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>Loops that nothing ends and nothing slows: not those of servers, which wait for somebody in each turn.</summary>
internal static class EndlessLoops
{
    public static bool IsOne(Node body) => !Leaves(body) && !Waits(body);

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
        Group group => group.Children.Any(Waits),
        _ => false,
    };

    private static bool IsWaiting(Node target) => Checks.Name(target)
        is "accept" or "AcceptTcpClient" or "AcceptTcpClientAsync" or "recv" or "recvfrom" or "sleep" or "Sleep" or "Delay" or "wait" or "waitpid" or "Wait" or "WaitForExit" or "input" or "get" or "poll" or "select" or "read"
        or "readline" or "ReadLine" or "ReadKey" or "join" or "Join" or "next" or "ReadAsync" or "Read" or "setTimeout" or "question" or "prompt" or "run" or "check_call" or "call" or "check_output" or "system";
}
