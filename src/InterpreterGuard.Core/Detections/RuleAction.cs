namespace InterpreterGuard.Core.Detections;

/// <summary>What a rule does when it matches, mildest first.</summary>
public enum RuleAction
{
    /// <summary>Keeps it as evidence. Makes no incident by itself.</summary>
    Record,

    /// <summary>Tells whoever wrote the code that it is not safe to use, and what to write instead. Weighs nothing, makes no incident, and is said only where it is asked for.</summary>
    Advise,

    /// <summary>Makes an incident; the code goes on.</summary>
    Alert,

    /// <summary>Makes an incident; a submission waits for a person. Same as <see cref="Alert"/> for what is seen at run time.</summary>
    Hold,

    /// <summary>Makes an incident; a submission is refused, a system call is answered with an error.</summary>
    Deny,

    /// <summary>Makes an incident; a submission is refused, a running execution is ended at once.</summary>
    Kill,
}
