using System.Text.Json;
using InterpreterGuard.Client.Tests.Support;
using Microsoft.Extensions.AI;

namespace InterpreterGuard.Client.Tests;

public class GuardCodeToolTests
{
    private const string Plot = """{"id":"exe_1","status":"completed","stdout":"42\n","results":[{"data":{"image/png":"iVBORw0KGgo="}}]}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_agent_runs_code_and_reads_text_and_pictures()
    {
        await using var host = new WireServer(WireServer.Json(200, Plot));
        using var guard = host.Client();
        using var model = new ScriptedModel("print(6 * 7)", "python");
        using var agent = new FunctionInvokingChatClient(model);

        var answer = await agent.GetResponseAsync("What is 6 * 7?", new() { Tools = [GuardCodeTool.Create(guard.OpenSession("ses_1"))] }, Stop);

        Assert.Equal("Read: 42\n + image/png", answer.Text.Trim(' '));
        Assert.Equal("POST /v1/sessions/ses_1/executions", $"{Assert.Single(host.Requests).Method} {host.Requests.First().Path}");
        Assert.Equal("""{"language":"python","code":"print(6 * 7)"}""", host.Requests.First().Body);
    }

    [Fact]
    public void Its_schema_is_exact()
    {
        using var guard = new GuardClient(new Uri("http://127.0.0.1:1"), "k");
        var tool = GuardCodeTool.Create(guard, new() { Languages = ["python", "shell"] });

        Assert.Equal("execute_code", tool.Name);
        var schema = tool.JsonSchema;
        Assert.Equal(["python", "shell"], schema.GetProperty("properties").GetProperty("language").GetProperty("enum").EnumerateArray().Select(item => item.GetString()));
        Assert.Equal(["code"], schema.GetProperty("required").EnumerateArray().Select(item => item.GetString()));
        Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
        Assert.Contains("Each call starts from nothing", tool.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_host_is_told_to_the_model_and_a_wrong_key_to_the_programmer()
    {
        await using var full = new WireServer(WireServer.Json(429, """{"title":"The host is full"}"""));
        await using var closed = new WireServer(WireServer.Json(401, """{"title":"No valid key"}"""));
        using var busy = full.Client(retriesMax: 0);
        using var wrong = closed.Client(retriesMax: 0);

        Assert.Equal("The code did not run. The host answers 429: The host is full.", await CallAsync(busy, new() { ["code"] = "1" }));
        await Assert.ThrowsAsync<GuardException>(() => CallAsync(wrong, new() { ["code"] = "1" }));
    }

    [Theory]
    [InlineData("""{}""", "The argument 'code' is missing; send the source text.")]
    [InlineData("""{"code":7}""", "The argument 'code' is missing; send the source text.")]
    [InlineData("""{"code":"1","language":"cobol"}""", "The language 'cobol' is not offered; there are python, javascript, shell, csharp.")]
    public async Task Arguments_that_make_no_sense_are_told_to_the_model(string arguments, string expected)
    {
        await using var host = new WireServer(WireServer.Json(200, Plot));
        using var guard = host.Client();

        var read = JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments)!;

        Assert.Equal(expected, await CallAsync(guard, new(read)));
        Assert.Empty(host.Requests);
    }

    private static async Task<string> CallAsync(GuardClient guard, AIFunctionArguments arguments)
    {
        var contents = Assert.IsType<List<AIContent>>(await GuardCodeTool.Create(guard).InvokeAsync(arguments, Stop));
        return Assert.IsType<TextContent>(Assert.Single(contents)).Text;
    }
}
