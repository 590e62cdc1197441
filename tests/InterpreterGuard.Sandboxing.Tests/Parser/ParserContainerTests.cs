using InterpreterGuard.Core.Screening;
using InterpreterGuard.Sandboxing.Tests.Support;

namespace InterpreterGuard.Sandboxing.Tests.Parser;

[Trait("needs", "docker")]
public sealed class ParserContainerTests
{
    [Fact]
    public async Task The_parser_answers_on_its_socket_and_comes_back_when_it_died()
    {
        await using var host = await TestHost.StartAsync(options => options.PythonImage = Environment.GetEnvironmentVariable("GUARD_TEST_PYTHON_IMAGE") ?? options.PythonImage, parser: true);
        var parser = host.Get<IParserConnections>();
        await using (await parser.ConnectAsync(CancellationToken.None))
        {
        }

        var first = Assert.Single(await ListAsync(host));
        await host.Engine.KillAsync(first.ID, CancellationToken.None);

        await host.UntilAsync(() => ListAsync(host).GetAwaiter().GetResult() is [var next] && next.ID != first.ID && next.State == "running", "the next parser container");
        await using var again = await parser.ConnectAsync(CancellationToken.None);
        Assert.True(again.CanRead);
    }

    private static async Task<IList<Docker.DotNet.Models.ContainerListResponse>> ListAsync(TestHost host) =>
        await host.Engine.ListAsync($"interpreterguard.runtime-directory={host.Directory}", CancellationToken.None);
}
