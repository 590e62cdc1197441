using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using InterpreterGuard.Core.Detections;

namespace InterpreterGuard.Host.Tests;

public sealed class ExplainTests : IDisposable
{
    private readonly RunningHost _host = new();

    public ExplainTests() => _host.Policy.With("IG4004", "A rule", RuleAction.Deny, Severity.High, _ => false);

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("reviewer")]
    [InlineData("admin")]
    public async Task A_reviewer_reads_which_line_set_a_value_and_what_it_replaced(string role)
    {
        var (status, body) = await GetAsync(role, "IG4004");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("IG4004", body.GetProperty("subject").GetString());
        var value = body.GetProperty("values")[0];
        Assert.Equal(("name", "A rule", "test.yaml:1"), (value.GetProperty("key").GetString(), value.GetProperty("value").GetString(), value.GetProperty("source").GetString()));
        Assert.Equal("An older name", value.GetProperty("replaced")[0].GetProperty("value").GetString());
        Assert.Equal("It does what 'then' says.", body.GetProperty("remarks")[0].GetString());
    }

    [Fact]
    public async Task A_name_that_is_not_there_is_guessed()
    {
        var (status, body) = await GetAsync("reviewer", "IG4005");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("There is nothing called 'IG4005' in the policy; did you mean 'IG4004'?", body.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_may_not() => Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync("agent", "IG4004")).Status);

    private async Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string role, string subject)
    {
        _host.CreateClient();
        using var response = await _host.As(role).GetAsync(new Uri($"/v1/policies/explain/{subject}", UriKind.Relative), TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }
}
