using System.Text.Json;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace InterpreterGuard.Host.Tests;

/// <summary>One trace from a request to what others are told, begun by whoever called.</summary>
[Collection(nameof(AloneCollection))]
public sealed class TraceTests : IAsyncDisposable
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string Caller = "00f067aa0ba902b7";
    private readonly SpanReceiver _receiver = new();
    private readonly RunningHost _host;

    public TraceTests()
    {
        _host = new RunningHost(
            services => services.Configure<OutboxOptions>(options => options.Destinations["siem"] = new DestinationOptions { Address = _receiver.Address + "/in" }),
            null, ("Telemetry:Otlp:Endpoint", _receiver.Address));
        _host.CreateClient();
        _host.Policy.With("IG1002", "Odd import", RuleAction.Alert, Severity.High, fact => fact is CodeImport { Module: "odd" });
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await _receiver.DisposeAsync();
    }

    [Theory]
    [InlineData("/v1/executions")]
    [InlineData("/v1/executions?wait=false")]
    public async Task A_trace_goes_from_the_caller_over_screening_and_sandbox_to_the_outbox(string path)
    {
        var client = _host.As("agent");
        client.DefaultRequestHeaders.Add("traceparent", $"00-{Trace}-{Caller}-01");

        var (response, body) = await RunningHost.PostAsync(client, path, new { language = "python", code = "import odd" });
        string[] names = ["execution", "screening", "queue", "sandbox.claim", "sandbox.run", "conclude", "outbox.deliver"];
        for (var i = 0; i < 400 && !names.All(name => _receiver.Spans.Any(span => span.Name == name)); i++)
            await Task.Delay(50, Stop);

        Assert.Equal(Trace, Assert.Single(response.Headers.GetValues("Trace-Id")));
        var spans = _receiver.Spans.ToList();
        Assert.All(names, name => Assert.Equal(Trace, Assert.Single(spans, span => span.Name == name).Trace));
        var request = Assert.Single(spans, span => span.Parent == Caller);
        Assert.Equal(request.Id, spans.Single(span => span.Name == "execution").Parent);
        Assert.Equal(spans.Single(span => span.Name == "conclude").Id, spans.Single(span => span.Name == "outbox.deliver").Parent);
        Assert.StartsWith($"00-{Trace}-", Assert.Single(_receiver.Webhooks), StringComparison.Ordinal);
        Assert.Equal((Trace, body.GetProperty("id").GetString()), await LoggedAsync());
    }

    private async Task<(string?, string?)> LoggedAsync()
    {
        for (var i = 0; i < 100; i++)
        {
            var file = Directory.EnumerateFiles(Path.Combine(_host.Data, "logs"), "*.jsonl").Single();
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var lines = (await new StreamReader(stream).ReadToEndAsync(Stop)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (lines.FirstOrDefault(line => line.Contains("IncidentOpened", StringComparison.Ordinal)) is { } told)
            {
                var line = JsonDocument.Parse(told).RootElement;
                return (line.GetProperty("@tr").GetString(), line.GetProperty("ExecutionId").GetString());
            }

            await Task.Delay(50, Stop);
        }

        return (null, null);
    }
}
