using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using InterpreterGuard.Storage;
using InterpreterGuard.Storage.Files;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Startup;

/// <summary>Settings, listening, JSON: what makes a process a host.</summary>
internal static class HostRegistration
{
    /// <summary>How much longer than its executions the host may live when asked to end: time to keep and answer what was cancelled.</summary>
    private static readonly TimeSpan AfterExecutions = TimeSpan.FromSeconds(10);

    public static WebApplicationBuilder AddHost(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<HostSettings>().BindConfiguration(HostSettings.Section).ValidateDataAnnotations()
            .Validate(settings => IPAddress.TryParse(settings.Address, out _), "Host:Address must be an IP address, such as 127.0.0.1.")
            .ValidateOnStart();
        services.AddOptions<StorageOptions>().PostConfigure<IOptions<HostSettings>>((storage, host) =>
        {
            if (storage.DatabasePath.Length == 0)
                storage.DatabasePath = Path.Combine(host.Value.DataPath, "interpreterguard.db");
        });
        services.AddOptions<FilesOptions>().PostConfigure<IOptions<HostSettings>>((files, host) =>
        {
            if (files.Directory.Length == 0)
                files.Directory = Path.Combine(host.Value.DataPath, "files");
        });
        services.AddOptions<HostOptions>().Configure<IOptions<HostSettings>>((host, settings) =>
            host.ShutdownTimeout = TimeSpan.FromSeconds(settings.Value.ShutdownSecondsMax) + AfterExecutions);
        builder.WebHost.ConfigureKestrel((context, kestrel) =>
        {
            var settings = context.Configuration.GetSection(HostSettings.Section).Get<HostSettings>() ?? new HostSettings();
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.BodyBytesMax;
            if (IPAddress.TryParse(settings.Address, out var address))
                kestrel.Listen(address, settings.Port);
        });
        // Pages' files lie in packages until the host is published; found there, it runs from its build output as well.
        builder.WebHost.UseStaticWebAssets();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        });
        services.AddOpenApi();
        services.AddHostedService<AddressCheck>();
        return builder;
    }
}
