using InterpreterGuard.Core.Identity;
using InterpreterGuard.Host.Masking;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Formatting.Display;

namespace InterpreterGuard.Host.Startup;

/// <summary>Serilog: readable lines on the console, JSON lines in the data directory. Bodies, source and output are never logged.</summary>
internal static class Logging
{
    private const string ConsoleLine = "{Timestamp:HH:mm:ss.fff} {Level:u3} {Message}{NewLine}{Exception}";
    private const long FileBytesMax = 64L << 20;
    private const int FilesKept = 14;

    public static WebApplicationBuilder AddLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<LogMask>();
        builder.Services.AddSerilog((services, log) => log
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.AspNetCore.Diagnostics", LogEventLevel.Fatal) // Our own handler tells of failures.
            .MinimumLevel.Override("ModelContextProtocol", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .ReadFrom.Configuration(builder.Configuration)
            .WriteTo.Console(new MaskingFormatter(new MessageTemplateTextFormatter(ConsoleLine), services.GetRequiredService<LogMask>()))
            .WriteTo.File(
                new MaskingFormatter(new CompactJsonFormatter(), services.GetRequiredService<LogMask>()),
                Path.Combine(Settings(builder).DataPath, "logs", "host-.jsonl"),
                rollingInterval: RollingInterval.Day,
                rollOnFileSizeLimit: true,
                fileSizeLimitBytes: FileBytesMax,
                retainedFileCountLimit: FilesKept));
        return builder;
    }

    /// <summary>One line a request. It names the route, not the path: paths are strangers' text.</summary>
    public static void UseRequestLines(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        // An id that was read as one is no stranger's text any more.
        options.EnrichDiagnosticContext = (line, context) =>
        {
            if (IncidentId.TryParse(context.GetRouteValue("id") as string, out var incident))
                line.Set("IncidentId", incident.ToString());
        };
        options.MessageTemplate = "{RequestMethod} {Route} {StatusCode} in {Elapsed:0.0} ms";
        options.GetMessageTemplateProperties = (context, _, elapsed, status) =>
        [
            new LogEventProperty("RequestMethod", new ScalarValue(context.Request.Method)),
            new LogEventProperty("Route", new ScalarValue((context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)")),
            new LogEventProperty("StatusCode", new ScalarValue(status)),
            new LogEventProperty("Elapsed", new ScalarValue(elapsed)),
        ];
    });

    private static HostSettings Settings(WebApplicationBuilder builder) =>
        builder.Configuration.GetSection(HostSettings.Section).Get<HostSettings>() ?? new HostSettings();
}
