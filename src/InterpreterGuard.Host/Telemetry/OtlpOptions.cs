namespace InterpreterGuard.Host.Telemetry;

/// <summary>A receiver of traces that speaks OTLP over HTTP with protobuf. Section <c>Telemetry:Otlp</c>.</summary>
public sealed class OtlpOptions
{
    /// <summary>Its base address, such as <c>http://127.0.0.1:4318</c>; <c>/v1/traces</c> is put behind it. Default none: no trace is made and nothing is sent.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>Whether traces may go to another machine over plain http. Default false.</summary>
    public bool AllowPlainHttp { get; set; }

    /// <summary>Where traces are posted to; <see langword="null"/> when nothing is sent.</summary>
    internal Uri? Traces => Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) ? new Uri(address.AbsoluteUri.TrimEnd('/') + "/v1/traces") : null;
}
