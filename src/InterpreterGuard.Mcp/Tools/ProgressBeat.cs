using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace InterpreterGuard.Mcp.Tools;

/// <summary>Tells a client that asked for progress every few seconds that the call still runs, so that it does not give up on code that takes its time.</summary>
internal sealed class ProgressBeat : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _ended = new();
    private readonly Task _beating;

    private ProgressBeat(McpServer server, ProgressToken token) => _beating = BeatAsync(server, token);

    public static ProgressBeat? Start(RequestContext<CallToolRequestParams> request) =>
        request.Params?.ProgressToken is { } token ? new(request.Server, token) : null;

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _beating;
        _ended.Dispose();
    }

    private async Task BeatAsync(McpServer server, ProgressToken token)
    {
        try
        {
            for (var seconds = Every.TotalSeconds; ; seconds += Every.TotalSeconds)
            {
                await Task.Delay(Every, _ended.Token);
                await server.NotifyProgressAsync(token, new() { Progress = (float)seconds, Message = $"Running for {seconds:0} s." }, options: null, _ended.Token);
            }
        }
        catch (Exception problem) when (problem is OperationCanceledException or IOException or InvalidOperationException)
        {
            // The call has ended, or nobody listens any more: the call's own end tells.
        }
    }
}
