namespace InterpreterGuard.Core.Cases;

/// <summary>What a person concluded about an incident. (What the guard did is <see cref="Incidents.IncidentDecision"/>.)</summary>
public enum Disposition
{
    /// <summary>It was what the rule says, and it was meant.</summary>
    TruePositive,

    /// <summary>The rule was wrong: nothing of the kind happened.</summary>
    FalsePositive,

    /// <summary>The rule was right, and there was a good reason for what the code did.</summary>
    Benign,

    /// <summary>Somebody tried the guard out.</summary>
    Test,
}
