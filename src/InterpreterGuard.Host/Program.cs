using InterpreterGuard.Host;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Admission;
using InterpreterGuard.Host.Audit;
using InterpreterGuard.Host.Exceptions;
using InterpreterGuard.Host.Executions;
using InterpreterGuard.Host.Exports;
using InterpreterGuard.Host.Files;
using InterpreterGuard.Host.Health;
using InterpreterGuard.Host.Held;
using InterpreterGuard.Host.Incidents;
using InterpreterGuard.Host.Keeping;
using InterpreterGuard.Host.Keys;
using InterpreterGuard.Host.Mcp;
using InterpreterGuard.Host.Outbox;
using InterpreterGuard.Host.Overviews;
using InterpreterGuard.Host.Policy;
using InterpreterGuard.Host.Replays;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;
using InterpreterGuard.Host.Review;
using InterpreterGuard.Host.Screenings;
using InterpreterGuard.Host.Sessions;
using InterpreterGuard.Host.Shutdown;
using InterpreterGuard.Host.Startup;
using InterpreterGuard.Host.Streaming;
using InterpreterGuard.Host.Telemetry;
using InterpreterGuard.Host.Tuning;
using InterpreterGuard.Host.Watching;
using InterpreterGuard.Monitoring;
using InterpreterGuard.Outbox;
using InterpreterGuard.Policies;
using InterpreterGuard.Sandboxing;
using InterpreterGuard.Screening;
using InterpreterGuard.Storage;

// The pages' files lie beside the program, wherever it is started from.
var files = Path.Combine(AppContext.BaseDirectory, "wwwroot");
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, WebRootPath = Directory.Exists(files) ? files : null });
var settings = builder.Configuration.GetSection(HostSettings.Section).Get<HostSettings>() ?? new HostSettings();

try
{
    OwnerOnly.CreateFolder(settings.DataPath);
    builder.AddHost().AddLogging();
    builder.Services
        .AddProblems()
        .AddAccess()
        .AddStorage()
        .AddKeeping()
        .AddPolicies()
        .AddOutbox()
        .AddScreening()
        .AddMonitoring()
        .AddSandboxing()
        .AddAdmission()
        .AddStreaming()
        .AddCore()
        .AddDrain()
        .AddHeld()
        .AddSessions()
        .AddExports()
        .AddAudit()
        .AddOverviews()
        .AddTuning()
        .AddMcp()
        .AddReview(builder.Configuration)
        .AddTelemetry(builder.Configuration)
        .AddOpening();

    await using var app = builder.Build();
    app.UseForwardedHeaders();
    app.UseBelow();
    app.UseTraceIds();
    app.UseRequestLines();
    app.UseReview();
    app.UseExceptionHandler();
    app.UseStatusCodePages();
    app.UseReviewRefusals();
    app.UseMiddleware<DotSegments>();
    app.UseMcpChecks();
    app.UseAuthentication();
    app.UseAuthorization();
    app.UseAntiforgery();
    app.UseDrain();

    app.MapExecutions();
    app.MapCancel();
    app.MapEvents();
    app.MapWatching();
    app.MapSessions();
    app.MapSessionFiles();
    app.MapArtifacts();
    app.MapFiles();
    app.MapMcpTools();
    app.MapScreenings();
    app.MapHeld();
    app.MapExceptions();
    app.MapIncidents();
    app.MapIncidentSteps();
    app.MapSavedFilters();
    app.MapAudit();
    app.MapOverview();
    app.MapErasures();
    app.MapExports();
    app.MapOutbox();
    app.MapPolicy();
    app.MapPolicyExplanations();
    app.MapPolicyReload();
    app.MapReplays();
    app.MapTuning();
    app.MapKeys();
    app.MapHealth();
    app.MapMetrics();
    app.MapReview();
    app.MapOpenApi().AllowAnonymous();

    await app.RunToEndAsync();
    return 0;
}
catch (Exception exception) when (StartProblem.Explain(exception, settings) is { } sentences)
{
    await Console.Error.WriteLineAsync(sentences);
    return 1;
}
