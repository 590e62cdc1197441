using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace InterpreterGuard.Client.Tests.Support;

/// <summary>A model that calls the code tool once with the given code, and then says what it read.</summary>
public sealed class ScriptedModel(string code, string? language) : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var read = messages.SelectMany(message => message.Contents).OfType<FunctionResultContent>().LastOrDefault();
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, read is null ? [Call(options)] : [new TextContent("Read: " + Told(read))])));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private FunctionCallContent Call(ChatOptions? options)
    {
        var tool = Assert.Single(options!.Tools!);
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code };
        if (language is not null)
            arguments["language"] = language;
        return new FunctionCallContent("call-1", tool.Name, arguments);
    }

    private static string Told(FunctionResultContent read) => string.Join(
        " + ", Assert.IsType<IEnumerable<AIContent>>(read.Result, exactMatch: false).Select(content => content is TextContent text ? text.Text : Assert.IsType<DataContent>(content).MediaType));
}
