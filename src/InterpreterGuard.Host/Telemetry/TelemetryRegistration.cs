using System.Diagnostics;
using System.Reflection;
using InterpreterGuard.Host.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace InterpreterGuard.Host.Telemetry;

/// <summary>
/// Who listens to meters and sources. OpenTelemetry for both: one library, series named as its conventions say, bounded in number for each instrument, and bucket bounds taken from where a histogram is declared.
/// </summary>
internal static class TelemetryRegistration
{
    private const string Ours = "InterpreterGuard.*";
    private const string MetricsPath = "/metrics";
    private const int SeriesMax = 1000;

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TelemetryOptions>().BindConfiguration(TelemetryOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TelemetryOptions>, TelemetryOptionsCheck>();
        services.AddSingleton<IAuthorizationHandler, MetricsAccess>();
        services.AddAuthorizationBuilder().AddPolicy(AccessPolicies.Metrics, policy => policy.AddRequirements(new MetricsAccess.Requirement()));
        services.AddSingleton<HostGauges>();
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.Clear().AddService("interpreterguard", serviceVersion: Version(), autoGenerateServiceInstanceId: false))
            .WithMetrics(metrics => metrics
                .AddMeter(Ours, "Microsoft.AspNetCore.Hosting", "System.Runtime")
                .AddView(instrument => new MetricStreamConfiguration { CardinalityLimit = SeriesMax })
                .AddPrometheusExporter(exporter => exporter.ScrapeResponseCacheDurationMilliseconds = 0));
        var otlp = configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>()?.Otlp;
        if (otlp?.Traces is { } address)
        {
            telemetry.WithTracing(traces => traces
                .AddSource(Ours)
                .AddAspNetCoreInstrumentation(requests => requests.Filter = context => !IsAskedOften(context.Request.Path))
                .AddOtlpExporter(exporter =>
                {
                    exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
                    exporter.Endpoint = address;
                }));
        }

        return services;
    }

    /// <summary>A request's trace id is the one that problems, logs and the answer's header <c>Trace-Id</c> name.</summary>
    public static void UseTraceIds(this WebApplication app) => app.Use((context, next) =>
    {
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity)
        {
            context.TraceIdentifier = activity.TraceId.ToHexString();
            if (context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal))
                context.Response.Headers["Trace-Id"] = context.TraceIdentifier;
        }

        return next(context);
    });

    public static void MapMetrics(this WebApplication app)
    {
        var gauges = app.Services.GetRequiredService<HostGauges>();
        app.MapPrometheusScrapingEndpoint(MetricsPath, meterProvider: null, optionsName: null, configureBranchedPipeline: branch => branch.Use(async (context, next) =>
            {
                await gauges.RefreshAsync(context.RequestAborted);
                await next(context);
            }))
            .RequireAuthorization(AccessPolicies.Metrics);
    }

    private static bool IsAskedOften(PathString path) => path.StartsWithSegments(MetricsPath, StringComparison.Ordinal) || path.StartsWithSegments("/health", StringComparison.Ordinal);

    private static string Version() => typeof(TelemetryRegistration).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
