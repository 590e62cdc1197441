using System.Net;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InterpreterGuard.Client;

/// <summary>The tool itself.</summary>
internal sealed class ExecuteCodeFunction : AIFunction
{
    private readonly Func<CodeRequest, CancellationToken, Task<Execution>> _run;
    private readonly GuardCodeToolOptions _options;

    public ExecuteCodeFunction(Func<CodeRequest, CancellationToken, Task<Execution>> run, bool keepsState, GuardCodeToolOptions options)
    {
        if (options.Languages.Count == 0)
            throw new ArgumentException("Languages is empty; name at least one.", nameof(options));
        _run = run;
        _options = options;
        Description = CodeToolText.Description(keepsState) + (options.Instructions is { Length: > 0 } more ? " " + more : "");
        JsonSchema = CodeToolText.Schema(options.Languages);
    }

    public override string Name => GuardCodeTool.Name;

    public override string Description { get; }

    public override JsonElement JsonSchema { get; }

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        var language = Text(arguments, "language") ?? _options.Languages[0];
        if (Text(arguments, "code") is not { } code)
            return Said("The argument 'code' is missing; send the source text.");
        if (!_options.Languages.Contains(language, StringComparer.Ordinal))
            return Said($"The language '{language}' is not offered; there are {string.Join(", ", _options.Languages)}.");

        try
        {
            var execution = await _run(new() { Language = language, Code = code, Timeout = _options.Timeout, Context = _options.Context }, cancellationToken);
            var answer = ModelAnswer.Of(execution);
            return (List<AIContent>)[new TextContent(answer.Text), .. answer.Images.Select(image => new DataContent(image.Bytes, image.MediaType))];
        }
        catch (GuardException refusal) when (IsForTheModel(refusal.Status))
        {
            return Said($"The code did not run. {refusal.Message}");
        }
    }

    // A wrong key or an absent host is for whoever wrote the agent; a bad request, an ended session or a full host the model can deal with.
    private static bool IsForTheModel(HttpStatusCode? status) => status is not (null or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden);

    private static List<AIContent> Said(string text) => [new TextContent(text)];

    private static string? Text(AIFunctionArguments arguments, string name) => arguments.TryGetValue(name, out var value)
        ? value switch
        {
            string text => text,
            JsonElement { ValueKind: JsonValueKind.String } json => json.GetString(),
            System.Text.Json.Nodes.JsonValue node when node.GetValueKind() == JsonValueKind.String => node.GetValue<string>(),
            _ => null,
        }
        : null;
}
