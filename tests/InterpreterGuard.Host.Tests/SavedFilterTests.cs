using System.Net;

namespace InterpreterGuard.Host.Tests;

/// <summary>Saved filters of the queue over HTTP.</summary>
public sealed class SavedFilterTests : IDisposable
{
    private readonly RunningHost _host = new();

    public SavedFilterTests() => _host.CreateClient();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_key_saves_lists_replaces_and_deletes_its_own()
    {
        var reviewer = _host.As("reviewer");
        var (saved, body) = await RunningHost.PostAsync(reviewer, "/v1/saved-filters", new { name = " Morning: high & new ", query = "?status=open&severity=high&since=24h&before=inc_1&limit=5&text=a%26b" });

        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal(("Morning: high & new", "status=open&severity=high&since=24h&text=a%26b"), (body.GetProperty("name").GetString(), body.GetProperty("query").GetString()));
        await RunningHost.PostAsync(reviewer, "/v1/saved-filters", new { name = "Morning: high & new", query = "status=closed" });
        var list = await RunningHost.ReadAsync(await reviewer.GetAsync("/v1/saved-filters", Stop));
        Assert.Equal("status=closed", Assert.Single(list.GetProperty("filters").EnumerateArray()).GetProperty("query").GetString());
        var other = _host.As("admin");
        Assert.Empty((await RunningHost.ReadAsync(await other.GetAsync("/v1/saved-filters", Stop))).GetProperty("filters").EnumerateArray());
        Assert.Equal(HttpStatusCode.NotFound, (await other.DeleteAsync("/v1/saved-filters?name=Morning%3A%20high%20%26%20new", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await reviewer.DeleteAsync("/v1/saved-filters?name=Morning%3A%20high%20%26%20new", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await _host.As("agent").GetAsync("/v1/saved-filters", Stop)).StatusCode);
    }

    [Theory]
    [InlineData("{\"query\": \"status=open\"}", "name is missing; give the filter a name")]
    [InlineData("{\"name\": \"x\"}", "query is empty; filter the queue before you save it")]
    [InlineData("{\"name\": \"x\", \"query\": \"before=inc_1\"}", "query is empty; filter the queue before you save it")]
    [InlineData("{\"name\": \"a\\u202eb\", \"query\": \"status=open\"}", "name must be plain text: control characters, line breaks and invisible characters are not allowed")]
    [InlineData("{\"name\": \"x\", \"query\": \"severty=high\"}", "severty is not known; did you mean 'severity'?")]
    [InlineData("{\"name\": \"x\", \"query\": \"severity=dreadful&since=2d\"}", "severity must be one of info, low, medium, high, critical; since '2d' does not exist; there are 1h, 24h, 7d, 30d")]
    public async Task What_cannot_be_saved_is_named_with_its_bound(string body, string detail)
    {
        var response = await _host.As("reviewer").PostAsync("/v1/saved-filters", RunningHost.Json(body), Stop);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(detail, (await RunningHost.ReadAsync(response)).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task There_is_an_end_to_them_in_number_and_length()
    {
        var reviewer = _host.As("reviewer");
        for (var i = 0; i < 50; i++)
            Assert.Equal(HttpStatusCode.OK, (await RunningHost.PostAsync(reviewer, "/v1/saved-filters", new { name = $"f{i}", query = "status=open" })).Response.StatusCode);

        var (full, body) = await RunningHost.PostAsync(reviewer, "/v1/saved-filters", new { name = "one more", query = "status=open" });
        var (longName, longNameBody) = await RunningHost.PostAsync(reviewer, "/v1/saved-filters", new { name = new string('x', 61), query = "status=open" });
        var (longQuery, longQueryBody) = await RunningHost.PostAsync(reviewer, "/v1/saved-filters", new { name = "x", query = "text=" + new string('x', 2000) });

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (full.StatusCode, longName.StatusCode, longQuery.StatusCode));
        Assert.Equal("There are 50 saved filters already. Delete one first.", body.GetProperty("detail").GetString());
        Assert.Equal("name has 61 characters; at most 60 are allowed", longNameBody.GetProperty("detail").GetString());
        Assert.Equal("query has 2005 characters; at most 2000 are allowed", longQueryBody.GetProperty("detail").GetString());
    }
}
