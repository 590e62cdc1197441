using System.Text.Json;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests.Mcp;

/// <summary>Every tool through the TypeScript SDK's client, over both transports, into real sandboxes.</summary>
[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class ToolTests(ContainmentHost containment)
{
    [Theory]
    [InlineData("http")]
    [InlineData("stdio")]
    public async Task An_agent_gets_its_work_done(string transport)
    {
        var got = await CallAllAsync(transport);

        Assert.Equal("interpreterguard", got.GetProperty("server").GetProperty("name").GetString());
        Assert.Equal(
            ["create_session", "delete_session", "download_file", "execute_code", "list_files", "list_sessions", "upload_file"],
            got.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString()).Order(StringComparer.Ordinal));
        Assert.Contains("42", Text(got, "hello"), StringComparison.Ordinal);
        Assert.Equal("image/png PNG", got.GetProperty("plot").GetProperty("images")[0].GetString());
        Assert.Contains("42", Text(got, "kept"), StringComparison.Ordinal);
        Assert.Contains("a,b", Text(got, "read"), StringComparison.Ordinal);
        Assert.Contains("data/in.csv", Text(got, "files"), StringComparison.Ordinal);
        Assert.Equal("a,b\n1,2\n", Text(got, "download"));
        Assert.Equal("image/png PNG", got.GetProperty("download_image").GetProperty("images")[0].GetString());
        Assert.Equal([0, 1, 255], got.GetProperty("download_bytes").GetProperty("blobs")[0].GetBytesFromBase64());
        Assert.NotEqual(0, got.GetProperty("beats").GetArrayLength());
    }

    [Theory]
    [InlineData("http")]
    [InlineData("stdio")]
    public async Task What_does_not_work_is_told_so_that_a_model_can_mend_it(string transport)
    {
        var got = await CallAllAsync(transport);

        Assert.True(IsError(got, "failed"));
        Assert.Contains("ZeroDivisionError", Text(got, "failed"), StringComparison.Ordinal);
        Assert.True(IsError(got, "refused"));
        Assert.True(IsError(got, "wrong"));
        Assert.Contains("language", Text(got, "wrong"), StringComparison.Ordinal);
        Assert.Contains("1 s", Text(got, "limit"), StringComparison.Ordinal);
        Assert.True(IsError(got, "outside"));
        Assert.Equal("cancelled", got.GetProperty("cancelled").GetString());
        Assert.Contains("5", Text(got, "after"), StringComparison.Ordinal);
        Assert.InRange(got.GetProperty("after_ms").GetInt32(), 0, 20_000);
        Assert.True(IsError(got, "gone"));
    }

    private async Task<JsonElement> CallAllAsync(string transport)
    {
        var agent = containment.Host.Agent;
        var key = agent.DefaultRequestHeaders.Authorization!.Parameter!;
        string[] arguments = transport == "http"
            ? ["http", new Uri(agent.BaseAddress!, "mcp").ToString(), key]
            : ["stdio", "dotnet", Repository.CommandAssembly(), "mcp", "--url", agent.BaseAddress!.ToString(), "--key-file", Path.Combine(containment.Host.Folders.Data, "keys", "agent.key")];

        var (code, output, errors) = await NodePrograms.RunAsync("tools.mjs", arguments);

        Assert.True(code == 0, output + errors);
        var got = JsonElement.Parse(output);
        Assert.False(got.TryGetProperty("problem", out var problem), $"{problem}\n{errors}");
        return got;
    }

    private static string Text(JsonElement got, string name) => got.GetProperty(name).GetProperty("text").GetString()!;

    private static bool IsError(JsonElement got, string name) => got.GetProperty(name).GetProperty("is_error").GetBoolean();
}
