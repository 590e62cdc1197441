using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Host.Masking;
using Serilog;
using Serilog.Formatting.Compact;

namespace InterpreterGuard.Host.Tests;

public sealed class MaskingTests : IDisposable
{
    private const string Secret = "hunter2";

    private readonly RunningHost _host = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public MaskingTests()
    {
        _host.CreateClient();
        _host.Policy.Disclosure = Disclosure.Full;
        _host.Policy.With("IG1001", "Forbidden import", RuleAction.Alert, Severity.Low, fact => fact is CodeImport);
        _host.Sandboxes.WhenRun = (_, _, _) => Task.FromResult(new SandboxOutcome
        {
            Status = ExecutionStatus.Failed, ExitCode = 1, Output = new CapturedOutput($"out {Secret}", $"err {Secret}", false), Error = new ExecutionError("E", Secret, Secret),
        });
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task An_agent_is_told_what_was_found_without_the_secrets_in_it_and_gets_its_own_output_whole()
    {
        _host.Policy.Redaction = new HidesOne(output: false);

        var (_, body) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code = $"import {Secret}" });

        var finding = body.GetProperty("security").GetProperty("findings")[0];
        Assert.Equal("[masked: test]", finding.GetProperty("fact").GetProperty("module").GetString());
        Assert.DoesNotContain(Secret, body.GetProperty("security").ToString(), StringComparison.Ordinal);
        Assert.Equal($"out {Secret}", body.GetProperty("stdout").GetString());
        Assert.Equal("failed", body.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Output_is_masked_where_the_policy_says_so()
    {
        (_host.Policy.Redaction, _host.Policy.Disclosure) = (new HidesOne(output: true), Disclosure.Status);

        var (_, body) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code = $"import {Secret}" });

        Assert.Equal("out [masked: test]", body.GetProperty("stdout").GetString());
        Assert.DoesNotContain(Secret, body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reviewer_reads_the_evidence_as_it_is()
    {
        _host.Policy.Redaction = new HidesOne(output: true);
        var (_, answer) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code = $"import {Secret}" });

        var body = await RunningHost.ReadAsync(await _host.As("reviewer").GetAsync($"/v1/executions/{answer.GetProperty("id").GetString()}", Stop));
        var incident = await RunningHost.ReadAsync(await _host.As("reviewer").GetAsync($"/v1/incidents/{answer.GetProperty("security").GetProperty("incident_id").GetString()}", Stop));

        Assert.Equal(Secret, body.GetProperty("security").GetProperty("findings")[0].GetProperty("fact").GetProperty("module").GetString());
        Assert.Equal($"out {Secret}", body.GetProperty("stdout").GetString());
        Assert.DoesNotContain("[masked", incident.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_screening_for_an_agent_is_masked_too()
    {
        _host.Policy.Redaction = new HidesOne(output: false);

        var (_, body) = await RunningHost.PostAsync(_host.As("agent"), "/v1/screenings", new { language = "python", code = $"import {Secret}" });

        Assert.Equal("alert", body.GetProperty("findings")[0].GetProperty("action").GetString());
        Assert.DoesNotContain(Secret, body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_line_is_masked_in_message_properties_and_exception()
    {
        _host.Policy.Redaction = new HidesOne(output: false);
        var mask = new LogMask();
        using var written = new StringWriter();
        using (var log = new LoggerConfiguration().WriteTo.Sink(new WriterSink(new MaskingFormatter(new CompactJsonFormatter(), mask), written)).CreateLogger())
        {
            log.Information("before {Word}", "a policy");
            mask.Use(_host.Policy);
            log.Error(new InvalidOperationException($"no {Secret}"), "it said {Word}", Secret);
        }

        Assert.Contains("a policy", written.ToString(), StringComparison.Ordinal);
        Assert.Contains("[masked: test]", written.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, written.ToString(), StringComparison.Ordinal);
    }

    private sealed class HidesOne(bool output) : IRedaction
    {
        public bool MasksOutput => output;

        public string Mask(string text) => text.Contains(Secret, StringComparison.Ordinal) ? text.Replace(Secret, "[masked: test]", StringComparison.Ordinal) : text;
    }

    private sealed class WriterSink(Serilog.Formatting.ITextFormatter formatter, TextWriter writer) : Serilog.Core.ILogEventSink
    {
        public void Emit(Serilog.Events.LogEvent logEvent) => formatter.Format(logEvent, writer);
    }
}
