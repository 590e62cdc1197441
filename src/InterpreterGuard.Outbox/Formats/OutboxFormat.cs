namespace InterpreterGuard.Outbox.Formats;

/// <summary>The shape in which incidents leave the host.</summary>
public enum OutboxFormat
{
    /// <summary>Our own JSON: one document an incident, its detections inside.</summary>
    Guard,

    /// <summary>Open Cybersecurity Schema Framework: an Incident Finding (2005), then a Detection Finding (2004) for each detection.</summary>
    Ocsf,

    /// <summary>Falco's JSON, one event a detection: what falcosidekick takes.</summary>
    Falco,

    /// <summary>Elastic Common Schema, one document a detection.</summary>
    Ecs,

    /// <summary>Common Event Format, one line a detection.</summary>
    Cef,
}
