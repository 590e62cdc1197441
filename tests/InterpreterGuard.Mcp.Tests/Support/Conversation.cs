using System.IO.Pipelines;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace InterpreterGuard.Mcp.Tests.Support;

/// <summary>A client and our server that speak the protocol to each other, byte for byte, without a process between them.</summary>
internal sealed class Conversation : IAsyncDisposable
{
    private readonly McpServer _server;
    private readonly Task _serving;

    private Conversation(McpServer server, Task serving, McpClient client)
    {
        _server = server;
        _serving = serving;
        Client = client;
    }

    public McpClient Client { get; }

    public static async Task<Conversation> BeginAsync(ListedTools tools)
    {
        var (asks, answers) = (new Pipe(), new Pipe());
        var options = GuardServer.Options(_ => tools);
        var server = McpServer.Create(new StreamServerTransport(asks.Reader.AsStream(), answers.Writer.AsStream()), options);
        var serving = server.RunAsync();
        var client = await McpClient.CreateAsync(new StreamClientTransport(asks.Writer.AsStream(), answers.Reader.AsStream()), cancellationToken: TestContext.Current.CancellationToken);
        return new(server, serving, client);
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _server.DisposeAsync();
        await _serving.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
