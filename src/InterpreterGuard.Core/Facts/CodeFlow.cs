using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>
/// Something that came from outside, or was decoded, reaches a call that acts on it: through assignments, arguments, returns, containers and texts put together.
/// It says that it can get there, on some way through the code. What a cleaner gave (<c>shlex.quote</c>, <c>int</c> …) is no longer from outside.
/// </summary>
public sealed record CodeFlow : CodeFact
{
    public const string KindName = "code.flow";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>
    /// Where it came from: <c>network</c> (an answer), <c>request</c> (somebody asks this program), <c>page</c> (the address of the page a script is on), <c>file</c>, <c>environment</c>, <c>stdin</c>, <c>arguments</c>, <c>decoded</c>,
    /// <c>random</c> (a generator whose numbers can be foretold), <c>archive</c> (what a member of an archive calls itself), <c>parameter</c> (of a function that nothing in the submission calls), or <c>list</c> (one after the other of a list that stands in the code; known of <c>login</c> alone).
    /// </summary>
    public required string Source { get; init; }

    /// <summary>The call, attribute, command or parameter that brought it: <c>requests.get</c>, <c>sys.argv</c>, <c>curl</c>.</summary>
    public required string SourceName { get; init; }

    /// <summary>What is known of the source's arguments: the address, the file.</summary>
    public string SourceText { get; init; } = "";

    /// <summary>
    /// What is done with it: <c>code</c> (run as code of the same language), <c>shell</c> (read by a shell), <c>process</c> (a command or its words), <c>deserialise</c>, <c>sql</c>, <c>ldap</c>, <c>xpath</c>,
    /// <c>xml</c>, <c>html</c>, <c>template</c>, <c>header</c>, <c>redirect</c>, <c>regex</c>, <c>path</c> (a file by name), <c>write</c> (into a file), <c>url</c> (the address of a request), <c>network</c> (sent),
    /// <c>import</c> (a module by name), <c>native</c> (loaded or run as machine code), <c>nosql</c> (a query that is an object, where what comes in may be one with operators of its own), <c>hash</c> (one round of a fast hash, given something by the name of a password),
    /// <c>secret</c> (a name that says nobody may guess it; only from <c>random</c>), <c>login</c> (a password that changes from turn to turn of a loop over a file or a list, for a user that stays).
    /// </summary>
    public required string Sink { get; init; }

    /// <summary>The call or attribute that does it, named as in code.call: <c>os.system</c>, <c>.execute</c>.</summary>
    public required string SinkName { get; init; }

    /// <summary>Which argument of it: a position counted from 0, a keyword, <c>receiver</c>, <c>value</c> (of an assignment), <c>input</c> (of a command) or <c>file</c> (what the submission wrote into the file that is run).</summary>
    public string Argument { get; init; } = "";

    /// <summary>The names it went through, from the source to the sink.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>What is known of the argument, with <c>…</c> for what is not.</summary>
    public string Text { get; init; } = "";

    /// <summary>True when the argument is nothing else: no part of it stands in the code.</summary>
    public bool Whole { get; init; }
}
