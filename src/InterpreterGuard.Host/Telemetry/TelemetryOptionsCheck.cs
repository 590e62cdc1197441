using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Telemetry;

/// <summary>An address that would not do stops the start.</summary>
internal sealed class TelemetryOptionsCheck : IValidateOptions<TelemetryOptions>
{
    public ValidateOptionsResult Validate(string? name, TelemetryOptions options)
    {
        var otlp = options.Otlp;
        if (otlp.Endpoint.Length == 0)
            return ValidateOptionsResult.Success;
        if (!Uri.TryCreate(otlp.Endpoint, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            return ValidateOptionsResult.Fail("Telemetry:Otlp:Endpoint must be an http or https address, such as http://127.0.0.1:4318.");
        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            return ValidateOptionsResult.Fail("Telemetry:Otlp:Endpoint must hold no user, query or fragment.");
        return address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback && !otlp.AllowPlainHttp
            ? ValidateOptionsResult.Fail("Telemetry:Otlp:Endpoint is plain http to another machine. Use https, or set Telemetry:Otlp:AllowPlainHttp where the way there is protected otherwise.")
            : ValidateOptionsResult.Success;
    }
}
