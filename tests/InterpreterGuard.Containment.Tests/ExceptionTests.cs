using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests;

/// <summary>A deployment's exceptions through the real host: what they silence is no incident, the wall behind it stands, and each use is counted.</summary>
[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class ExceptionTests
{
    private const string Exceptions = """
        - id: EX-1
          rules: [IG4005]
          when: address == "192.0.2.7" && port == 443
          owner: jane
          reason: An honest library asks there at its start.
          created: 2026-11-01
          expires: 2027-10-31
        - id: EX-2
          rules: [IG4005]
          when: address == "192.0.2.8"
          owner: joe
          reason: This was long ago.
          created: 2025-01-01
          expires: 2025-06-30
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_silenced_connection_is_no_incident_meets_the_same_wall_and_is_counted_over_a_restart()
    {
        Engine.SkipWithout();
        using var folders = new HostFolders();
        var overlay = folders.Named("overlay");
        Directory.CreateDirectory(overlay);
        await File.WriteAllTextAsync(Path.Combine(overlay, "exceptions.yaml"), Exceptions, Stop);
        await using var host = new HostProcess(folders, new Dictionary<string, string>(StringComparer.Ordinal) { ["Policies__OverlayDirectory"] = overlay });
        await host.StartAsync();

        var silenced = await host.RunAsync(Submission.Python(Connecting("192.0.2.7")));
        var both = await host.RunAsync(Submission.Python(Connecting("192.0.2.7", "192.0.2.9")));
        var expired = await host.RunAsync(Submission.Python(Connecting("192.0.2.8")));
        await host.CrashAsync();
        await host.StartAsync();

        Assert.Equal(("completed", null), (silenced.Status, silenced.IncidentId));
        Assert.StartsWith("OSError", silenced.Stdout, StringComparison.Ordinal);
        var incident = await host.ReviewAsync($"/v1/incidents/{both.IncidentId}");
        Assert.Contains("; 1 match was silenced by EX-1.", incident.GetProperty("incident").GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Equal("jane", incident.GetProperty("silenced")[0].GetProperty("owner").GetString());
        Assert.NotNull(expired.IncidentId);
        var exceptions = (await host.ReviewAsync("/health")).GetProperty("policy").GetProperty("exceptions");
        Assert.Equal(["active 2", "expired 0"], exceptions.EnumerateArray().Select(exception => $"{exception.GetProperty("state")} {exception.GetProperty("uses")}"));
        Assert.Contains("Exception \"EX-2\" (\"overlay/exceptions.yaml:8\") expired", await File.ReadAllTextAsync(folders.Log, Stop), StringComparison.Ordinal);
    }

    private static string Connecting(params string[] addresses) => string.Join('\n', addresses.Select(address => $"""
        import socket
        try:
            socket.create_connection(("{address}", 443), 1)
        except OSError as e:
            print("OSError", e)
        """));
}
