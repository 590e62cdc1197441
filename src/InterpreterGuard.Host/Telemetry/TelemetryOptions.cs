namespace InterpreterGuard.Host.Telemetry;

/// <summary>What the host tells of itself, and to whom. Section <c>Telemetry</c>.</summary>
public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>Whether <c>/metrics</c> needs a reviewer's or admin's key also from this machine. Default false: a request from a loopback address that no proxy passed on needs none.</summary>
    public bool MetricsNeedKey { get; set; }

    /// <summary>Where traces go.</summary>
    public OtlpOptions Otlp { get; set; } = new();
}
