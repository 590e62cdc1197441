namespace InterpreterGuard.Policies.Files;

/// <summary>What a file of a policy is.</summary>
internal enum PolicyPart
{
    /// <summary>One of the base's named files, such as <c>profiles.yaml</c>.</summary>
    Document,

    /// <summary>Rules of one family.</summary>
    Rules,

    /// <summary>A preset or one of a deployment's files.</summary>
    Overlay,

    /// <summary>The deployment's exceptions.</summary>
    Exceptions,
}
