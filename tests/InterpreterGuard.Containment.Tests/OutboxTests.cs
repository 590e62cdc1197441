using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using InterpreterGuard.Containment.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace InterpreterGuard.Containment.Tests;

/// <summary>A host that is killed while it tells others of incidents.</summary>
[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class OutboxTests
{
    private const int Incidents = 40;

    /// <summary>Refused by what is read in it: an incident without a sandbox.</summary>
    private const string Refused = "const net = require('net'); const { spawn } = require('child_process'); const shell = spawn('/bin/sh', []); new net.Socket().pipe(shell.stdin);";

    [Fact]
    public async Task Each_incident_arrives_at_least_once_when_the_host_is_killed_in_the_middle()
    {
        Engine.SkipWithout();
        using var folders = new HostFolders();
        using var receiver = new HttpListener();
        var address = $"http://127.0.0.1:{FreePort()}/";
        receiver.Prefixes.Add(address);
        receiver.Start();
        var received = new ConcurrentQueue<(string Id, string Incident)>();
        var serving = ServeAsync(receiver, received);
        await using var host = new HostProcess(folders, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Outbox__Destinations__hook__Address"] = address,
            ["Sandboxing__WarmContainersMax"] = "0",
        });
        await host.StartAsync();

        var calls = Enumerable.Range(0, Incidents).Select(_ => host.RunAsync(new Submission { Language = "javascript", Code = Refused })).ToList();
        await Task.WhenAll(calls);
        Assert.All(calls, call => Assert.Equal("refused", call.Result.Status));
        await EventuallyAsync(() => received.Count >= 5);
        await host.CrashAsync();
        var before = received.Count;
        await host.StartAsync();
        var incidents = IncidentsOf(folders);
        await EventuallyAsync(() => received.Select(message => message.Incident).Distinct(StringComparer.Ordinal).Count() >= Incidents);

        Assert.InRange(before, 5, Incidents - 1);
        Assert.Equal(Incidents, incidents.Count);
        Assert.Equal(incidents.Order(StringComparer.Ordinal), received.Select(message => message.Incident).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

        // What came twice came under the same id, so that a receiver can tell.
        Assert.Equal(Incidents, received.Select(message => message.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(received.Count, Incidents, Incidents + 1);
        receiver.Stop();
        await serving;
    }

    private static async Task ServeAsync(HttpListener listener, ConcurrentQueue<(string Id, string Incident)> received)
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                var body = await System.Text.Json.JsonSerializer.DeserializeAsync<System.Text.Json.JsonElement>(context.Request.InputStream);
                received.Enqueue((context.Request.Headers["webhook-id"]!, body.GetProperty("data").GetProperty("id").GetString()!));

                // A slow receiver: the host is certainly in the middle when it is killed.
                await Task.Delay(60, TestContext.Current.CancellationToken);
                context.Response.StatusCode = 204;
                context.Response.Close();
            }
        }
        catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException && !listener.IsListening)
        {
            // The test is over.
        }
    }

    private static List<string> IncidentsOf(HostFolders folders)
    {
        using var connection = new SqliteConnection($"Data Source={Assert.Single(Directory.EnumerateFiles(folders.Data, "*.db"))};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id FROM incidents";
        using var reader = command.ExecuteReader();
        var ids = new List<string>();
        while (reader.Read())
            ids.Add(reader.GetString(0));
        return ids;
    }

    private static async Task EventuallyAsync(Func<bool> holds)
    {
        for (var i = 0; i < 1200 && !holds(); i++)
            await Task.Delay(25, TestContext.Current.CancellationToken);
        Assert.True(holds());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
