using System.Text.Json;

namespace InterpreterGuard.Client;

/// <summary>One thing screening saw in the source. Depending on the policy, a key is told only the rule and its name.</summary>
public sealed record SecurityFinding
{
    /// <summary>The rule, such as <c>IG1001</c>.</summary>
    public string Rule { get; init; } = "";

    /// <summary>The rule's name.</summary>
    public string Name { get; init; } = "";

    /// <summary><c>info</c>, <c>low</c>, <c>medium</c>, <c>high</c> or <c>critical</c>.</summary>
    public string? Severity { get; init; }

    /// <summary>What followed: <c>record</c>, <c>advise</c>, <c>alert</c>, <c>hold</c>, <c>deny</c> or <c>kill</c>. <c>advise</c> is about code that is not safe to use; nothing follows from it.</summary>
    public string? Action { get; init; }

    /// <summary>What would have followed if the rule had its way: it is on trial, an exception silences it, or the policy only observes.</summary>
    public string? ActionWanted { get; init; }

    /// <summary>One sentence about it. It may quote the source.</summary>
    public string? Message { get; init; }

    /// <summary>Where.</summary>
    public SourceSpan? Span { get; init; }

    /// <summary>How code inside the code was reached, outermost first, such as <c>os.system</c>, <c>bash -c</c>; empty when it stands in the text itself.</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];

    /// <summary>Techniques of ATT&amp;CK.</summary>
    public IReadOnlyList<string> Attack { get; init; } = [];

    /// <summary>Weaknesses of the Common Weakness Enumeration.</summary>
    public IReadOnlyList<string> Cwe { get; init; } = [];

    /// <summary>What to write instead, where the rule says so.</summary>
    public string? Fix { get; init; }

    /// <summary>The fact it is about, as it came.</summary>
    public JsonElement? Fact { get; init; }
}
