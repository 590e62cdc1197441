namespace InterpreterGuard.Outbox.Reports;

/// <summary>How much of an incident leaves the host. The incident itself stays whole in the evidence.</summary>
internal static class ReportBounds
{
    /// <summary>Characters of a sentence.</summary>
    public const int Sentence = 1024;

    /// <summary>Characters of a path, an address, a command line.</summary>
    public const int Detail = 512;

    /// <summary>Characters of a name.</summary>
    public const int Name = 128;

    /// <summary>Detections of one report, the most severe first. The report says how many were left out.</summary>
    public const int Detections = 20;

    /// <summary>Rules and techniques of one report.</summary>
    public const int Ids = 50;
}
