namespace InterpreterGuard.Screening.Analyses.Flows;

/// <summary>What the program itself has asked or made of a value from outside.</summary>
[Flags]
internal enum Traits
{
    None = 0,

    /// <summary>It went through a function that makes markup harmless, by its name.</summary>
    Escaped = 1,

    /// <summary>It is one of a list that the code holds.</summary>
    Listed = 1 << 1,

    /// <summary>It is one of a list that somebody else holds: a setting, a table, a folder.</summary>
    Compared = 1 << 2,

    /// <summary>A path without <c>..</c> in it: made so, and not only asked.</summary>
    Resolved = 1 << 3,

    /// <summary>A path inside of a folder that the program chose.</summary>
    Inside = 1 << 4,

    /// <summary>A path that was found to hold no <c>..</c>.</summary>
    WithoutParent = 1 << 5,

    /// <summary>A path that was found not to begin at the root.</summary>
    Relative = 1 << 6,

    /// <summary>An address of a host that the program chose.</summary>
    Local = 1 << 7,

    /// <summary>It begins with a slash.</summary>
    Rooted = 1 << 8,

    /// <summary>It does not begin with two slashes, which name a host.</summary>
    WithoutHost = 1 << 9,

    /// <summary>The host of an address: what is asked of it is asked of the address.</summary>
    Host = 1 << 10,

    /// <summary>The way from a folder to a path: what is asked of it is asked of the path.</summary>
    Way = 1 << 11,

    /// <summary>Letters, digits, _ and - alone.</summary>
    Plain = 1 << 12,

    /// <summary>One after the other: a line of a file that is walked through.</summary>
    Turned = 1 << 13,

    /// <summary>A text, and no object with operators of its own.</summary>
    Text = 1 << 14,
}
