using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Commands;

/// <summary>
/// How often a running function, or the script itself, starts itself again. Once is a service that comes back; twice, without a test in the way and without waiting for the first, doubles until no process can start.
/// </summary>
/// <param name="background">How many statements around its beginning nobody waits for.</param>
internal sealed class SelfStarts(int background)
{
    private const int NodesMax = 256;

    private int starts;
    private bool unwaited;

    /// <summary>How many loops around the place that is read end never and wait for nothing.</summary>
    public int Endless { get; set; }

    /// <summary>It may have been left already, so what comes is not sure to run.</summary>
    public bool Leaves { get; set; }

    /// <summary>One more start; true for the one that makes it double.</summary>
    public bool Doubles(int backgroundNow)
    {
        var before = starts >= 2 && unwaited;
        starts += Endless > 0 ? 2 : 1;
        unwaited |= backgroundNow > background;
        return !before && starts >= 2 && unwaited;
    }

    /// <summary>A test that comes out the same each time: <c>:</c>, <c>true</c>, <c>[ 1 ]</c>, the empty one of <c>for ((;;))</c>.</summary>
    public static bool Always(Node test) => test switch
    {
        Block block => block.Statements.All(Always),
        Group group => group.Children.Count == 0,
        Command { Words: [Word { Parts: [Piece { Text: ":" or "true" or "echo" or "printf" or "sleep" or "cd" or "export" }] }, ..] } => true,
        Command { Words: [Word { Parts: [Piece { Text: "[" or "test" }] }, ..] words } => words.OfType<Word>().All(IsPlain),
        _ => false,
    };

    /// <summary>Something in a loop's body slows or ends it. A body too long to look through does.</summary>
    /// <param name="body">What is done in each turn.</param>
    /// <param name="functions">What the script calls by names of its own: those wait where their bodies do.</param>
    public static bool Waits(Node body, IReadOnlyDictionary<string, Function> functions)
    {
        var left = NodesMax;
        return Waits(body, functions, ref left);
    }

    /// <summary>Nothing in a loop's body does anything but reckon or print.</summary>
    public static bool IsIdle(Node body) => body switch
    {
        Command { Redirections.Count: 0, Words: [Word { Parts: [Piece { Text: ":" or "true" or "false" or "echo" or "printf" or "let" }] }, ..] } => true,
        Command { Redirections.Count: 0, Words.Count: 0 } => true,
        Block block => block.Statements.All(IsIdle),
        Group group => group.Children.All(IsIdle),
        _ => false,
    };

    private static bool Waits(Node node, IReadOnlyDictionary<string, Function> functions, ref int left)
    {
        if (--left < 0)
            return true;
        switch (node)
        {
            case Command { Words: [Word { Parts: [Piece { Text: var name }] }, ..] }:
                return name is "wait" or "sleep" or "read" or "break" or "exit" or "return" or "exec" or "inotifywait" or "select" || (functions.TryGetValue(name, out var own) && Waits(own.Body, functions, ref left));
            case Background:
                return false;
            case Redirected redirected:
                return Waits(redirected.Body, functions, ref left);
            default:
                foreach (var part in Parts(node))
                {
                    if (Waits(part, functions, ref left))
                        return true;
                }

                return false;
        }
    }

    private static IEnumerable<Node> Parts(Node node) => node switch
    {
        Block block => block.Statements,
        Pipeline pipeline => pipeline.Stages,
        Branch branch => branch.Tests.Concat(branch.Ways),
        Loop loop => [loop.Source, loop.Body],
        Group group => group.Children,
        _ => [],
    };

    // What a test asks of files may change.
    private static bool IsPlain(Word word) => word.Parts.All(part => part is Piece { Text: not ['-', not ('e' or 'n' or 'g' or 'l' or 'z')] and not ("-e" or "-g" or "-L") });
}
