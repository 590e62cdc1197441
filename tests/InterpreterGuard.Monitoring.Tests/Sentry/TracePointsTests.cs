using System.Text.Json;
using InterpreterGuard.Monitoring.Sentry;

namespace InterpreterGuard.Monitoring.Tests.Sentry;

/// <summary>One point that a build does not know would make it tell nothing: it is asked for what it knows.</summary>
public class TracePointsTests
{
    private const string Least = """
        POINTS (5)
        Name: container/start, optional fields: [env], context fields: [time|container_id]
        Name: sentry/clone, optional fields: [], context fields: [time]
        Name: sentry/execve, optional fields: [binary_info], context fields: [time]
        Name: sentry/exit_notify_parent, optional fields: [], context fields: [time]

        SINKS (2)
        Name: remote
        Name: null
        """;

    [Fact]
    public void It_is_asked_for_what_it_knows_and_nothing_else()
    {
        var points = Points(Least + "\nName: syscall/sysno/101/enter, optional fields: [], context fields: [time]\nName: syscall/openat/enter, optional fields: [fd_path], context fields: [time]");

        Assert.Equal(["container/start", "sentry/clone", "sentry/execve", "sentry/exit_notify_parent", "syscall/openat/enter", "syscall/sysno/101/enter"], points);
    }

    [Fact]
    public void A_build_that_cannot_tell_of_starts_is_none()
    {
        var problem = Assert.Throws<InvalidDataException>(() => TracePoints.Configuration("/x", Least.Replace("container/start", "container/begin", StringComparison.Ordinal)));

        Assert.Contains("container/start", problem.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Points(string metadata) =>
        JsonDocument.Parse(TracePoints.Configuration("/run/x.sock", metadata)).RootElement.GetProperty("trace_session").GetProperty("points").EnumerateArray().Select(point => point.GetProperty("name").GetString()!);
}
