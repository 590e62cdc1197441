using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Policies.Tests.Windows;

/// <summary>Facts told to a watch, in seconds from noon.</summary>
internal static class Told
{
    public static IRuleWatch Watch(this LoadedPolicy policy, string? tenant = null, string? session = null, string? agent = null) =>
        policy.Watch(new WatchScope(Judging.Noon, tenant, session, agent), policy.Profiles["default"]);

    public static bool Fires(this IRuleWatch watch, double second, Fact fact, int pid = 2, int parent = 1) =>
        watch.Evaluate(fact, new ProcessReference(pid, parent, "test"), Judging.Noon.AddSeconds(second)).Count > 0;

    public static NetworkConnect Connect(string address = "192.0.2.1", int port = 80) => new() { Family = "inet", Address = address, Port = port };

    public static FileOpen Open(string path) => new() { Path = path };
}
