using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests.Mcp;

/// <summary>
/// What the protocol's conformance suite asks of every server. Its other scenarios call tools, prompts and resources by names that only a server made for the suite has.
/// </summary>
[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class ConformanceTests(ContainmentHost containment)
{
    [Theory]
    [InlineData("server-initialize")]
    [InlineData("ping")]
    [InlineData("tools-list")]
    [InlineData("dns-rebinding-protection")]
    public async Task The_server_conforms(string scenario)
    {
        var agent = containment.Host.Agent;

        var (code, output, errors) = await NodePrograms.RunAsync("conformance.mjs", new Uri(agent.BaseAddress!, "mcp").ToString(), agent.DefaultRequestHeaders.Authorization!.Parameter!, scenario);

        Assert.True(code == 0, output + errors);
        Assert.Contains("passed", output, StringComparison.OrdinalIgnoreCase);
        TestContext.Current.TestOutputHelper!.WriteLine(output);
    }
}
