using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Outbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Host.Tests;

/// <summary>From a submission to somebody else's receiver, with the real database between.</summary>
public sealed class OutboxTests : IAsyncDisposable
{
    private static readonly string[] Acme = ["acme"];
    private readonly ConcurrentQueue<JsonElement> _received = [];
    private readonly WebApplication _receiver;
    private readonly RunningHost _host;
    private int _status = StatusCodes.Status204NoContent;

    public OutboxTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _receiver = builder.Build();
        _receiver.Urls.Add("http://127.0.0.1:0");
        _receiver.MapPost("/in", async (HttpContext context) =>
        {
            _received.Enqueue(await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body));
            return Results.StatusCode(Volatile.Read(ref _status));
        });
        _receiver.Start();
        _host = new RunningHost(services => services.Configure<OutboxOptions>(options =>
        {
            options.PauseSecondsMax = 1;
            options.Destinations["siem"] = new DestinationOptions { Address = _receiver.Urls.Single() + "/in", SeverityMin = "medium" };
        }));
        _host.CreateClient();
        _host.Policy.With("IG1001", "Forbidden import", RuleAction.Deny, Severity.High, fact => fact is CodeImport { Module: "bad" });
        _host.Policy.With("IG1002", "Odd import", RuleAction.Alert, Severity.Low, fact => fact is CodeImport { Module: "odd" });
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task An_incident_is_told_and_the_outbox_shows_it()
    {
        var (_, odd) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code = "import odd" });
        var (_, bad) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code = "import bad" });
        await EventuallyAsync(async () => (await SiemAsync()).GetProperty("delivered").GetInt64() == 1);

        var told = Assert.Single(_received).GetProperty("data");
        Assert.NotNull(odd.GetProperty("security").GetProperty("incident_id").GetString());
        Assert.Equal(
            (bad.GetProperty("security").GetProperty("incident_id").GetString(), bad.GetProperty("id").GetString(), "refused", "IG1001"),
            (told.GetProperty("id").GetString(), told.GetProperty("execution_id").GetString(), told.GetProperty("decision").GetString(), told.GetProperty("detections")[0].GetProperty("rule").GetString()));
        var siem = await SiemAsync();
        Assert.Equal((0, 0, "guard", _receiver.Urls.Single()), (siem.GetProperty("waiting").GetInt64(), siem.GetProperty("dead").GetInt64(), siem.GetProperty("format").GetString(), siem.GetProperty("address").GetString()));
        var health = await RunningHost.ReadAsync(await _host.CreateClient().GetAsync("/health", Stop));
        Assert.Equal(("ready", 1, 0), (health.GetProperty("status").GetString(), health.GetProperty("outbox").GetProperty("destinations").GetInt32(), health.GetProperty("reasons").GetArrayLength()));
    }

    [Fact]
    public async Task What_the_receiver_refuses_five_times_is_dead_is_shown_and_goes_when_an_admin_has_it_tried_again()
    {
        Volatile.Write(ref _status, StatusCodes.Status422UnprocessableEntity);
        await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code = "import bad" });

        await EventuallyAsync(async () => (await SiemAsync()).GetProperty("dead").GetInt64() == 1);
        var id = (await RunningHost.ReadAsync(await _host.As("reviewer").GetAsync("/v1/outbox/dead", Stop))).GetProperty("dead")[0].GetProperty("id").GetString()!;
        Volatile.Write(ref _status, StatusCodes.Status200OK);

        var dead = (await RunningHost.ReadAsync(await _host.As("reviewer").GetAsync("/v1/outbox/dead", Stop))).GetProperty("dead")[0];
        Assert.Equal("idle", (await SiemAsync()).GetProperty("state").GetString());
        Assert.Equal((5, "siem", "it answered 422"), (dead.GetProperty("attempts").GetInt32(), dead.GetProperty("destination").GetString(), dead.GetProperty("last_error").GetString()));
        Assert.Equal(HttpStatusCode.Accepted, (await _host.As("admin").PostAsync($"/v1/outbox/{id}/retry", null, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _host.As("admin").PostAsync($"/v1/outbox/{id}/retry", null, Stop)).StatusCode);
        await EventuallyAsync(async () => (await SiemAsync()).GetProperty("delivered").GetInt64() == 1);
    }

    [Fact]
    public async Task All_dead_messages_of_a_destination_can_be_tried_again_or_discarded_and_the_trail_says_by_whom()
    {
        Volatile.Write(ref _status, StatusCodes.Status422UnprocessableEntity);
        for (var i = 0; i < 2; i++)
            await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code = "import bad" });
        await EventuallyAsync(async () => (await SiemAsync()).GetProperty("dead").GetInt64() == 2);
        var admin = _host.As("admin");

        Assert.Equal(HttpStatusCode.NotFound, (await admin.PostAsync("/v1/outbox/destinations/other/retry", null, Stop)).StatusCode);
        var retried = await admin.PostAsync("/v1/outbox/destinations/siem/retry", null, Stop);
        await EventuallyAsync(async () => (await SiemAsync()).GetProperty("dead").GetInt64() == 2);
        var id = (await RunningHost.ReadAsync(await admin.GetAsync("/v1/outbox/dead", Stop))).GetProperty("dead")[0].GetProperty("id").GetString()!;
        var one = await admin.PostAsync($"/v1/outbox/{id}/discard", null, Stop);
        var rest = await admin.PostAsync("/v1/outbox/destinations/siem/discard", null, Stop);

        Assert.Equal((2, 1, 1), (await CountAsync(retried), await CountAsync(one), await CountAsync(rest)));
        Assert.Equal((0, 0, 0), ((await SiemAsync()).GetProperty("dead").GetInt64(), (await SiemAsync()).GetProperty("waiting").GetInt64(), (await SiemAsync()).GetProperty("bytes").GetInt64()));
        var trail = (await RunningHost.ReadAsync(await admin.GetAsync("/v1/audit?kind=outbox", Stop))).GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal(
            ["destination siem: discarded: 1 dead message", $"{id}: discarded: 1 dead message", "destination siem: tried again: 2 dead messages"],
            trail.Select(entry => $"{entry.GetProperty("subject")}: {entry.GetProperty("detail").GetString()!.Split(" to siem")[0]}"));
        Assert.All(trail, entry => Assert.Matches("^[0-9a-f]{12}$", entry.GetProperty("actor").GetString()));
    }

    [Fact]
    public async Task Whoever_sees_some_tenants_is_not_shown_what_is_told_of_all()
    {
        var (made, key) = await RunningHost.PostAsync(_host.As("admin"), "/v1/keys", new { name = "acme's", role = "reviewer", sees = Acme });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/outbox/dead");
        request.Headers.Authorization = new("Bearer", key.GetProperty("key").GetString());

        var answer = await _host.CreateClient().SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.StartsWith("The outbox holds messages about all tenants", (await RunningHost.ReadAsync(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/v1/outbox", "agent", "This needs a key with the role reviewer or admin.")]
    [InlineData("GET", "/v1/outbox/dead", "agent", "This needs a key with the role reviewer or admin.")]
    [InlineData("POST", "/v1/outbox/msg_1/retry", "agent", "This needs a key with the role admin.")]
    [InlineData("POST", "/v1/outbox/msg_1/retry", "reviewer", "This needs a key with the role admin.")]
    [InlineData("POST", "/v1/outbox/msg_1/discard", "reviewer", "This needs a key with the role admin.")]
    [InlineData("POST", "/v1/outbox/destinations/siem/retry", "reviewer", "This needs a key with the role admin.")]
    [InlineData("POST", "/v1/outbox/destinations/siem/discard", "reviewer", "This needs a key with the role admin.")]
    public async Task Who_may_not_is_told_so(string method, string path, string role, string detail)
    {
        var response = await _host.As(role).SendAsync(new HttpRequestMessage(new HttpMethod(method), path), Stop);

        Assert.Equal((HttpStatusCode.Forbidden, detail), (response.StatusCode, (await RunningHost.ReadAsync(response)).GetProperty("detail").GetString()));
    }

    private static async Task<int> CountAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return (await RunningHost.ReadAsync(response)).GetProperty("messages").GetInt32();
    }

    private async Task<JsonElement> SiemAsync() =>
        (await RunningHost.ReadAsync(await _host.As("reviewer").GetAsync("/v1/outbox", Stop))).GetProperty("destinations")[0];

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 400 && !await holds(); i++)
            await Task.Delay(25, Stop);
        Assert.True(await holds());
    }
}
