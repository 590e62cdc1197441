using System.Security.Claims;
using InterpreterGuard.Core.Admission;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Sessions;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Executions;
using InterpreterGuard.Host.Masking;
using InterpreterGuard.Mcp;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Mcp;

/// <summary>The tools' doings, for whoever calls: what a key may do over the API, it may do here.</summary>
internal sealed class HostToolsSource(
    IPolicies policies,
    AdmissionDesk admission,
    LiveRuns runs,
    SessionDesk sessions,
    SessionSettings sessionSettings,
    AgentView view,
    TimeProvider time,
    IOptions<HostSettings> settings,
    IOptions<JsonOptions> json)
{
    public IPolicies Policies => policies;

    public AdmissionDesk Admission => admission;

    public LiveRuns Runs => runs;

    public SessionDesk Sessions => sessions;

    public SessionSettings SessionSettings => sessionSettings;

    public AgentView View => view;

    public TimeProvider Time => time;

    public HostSettings Settings => settings.Value;

    public JsonOptions Json => json.Value;

    public IGuardTools For(ClaimsPrincipal? user) => new HostTools(this, Caller.Of(user ?? throw new InvalidOperationException("A call came without its caller.")));
}
