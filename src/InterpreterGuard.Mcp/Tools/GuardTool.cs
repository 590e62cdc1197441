using System.Security.Claims;
using System.Text.Json;
using InterpreterGuard.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace InterpreterGuard.Mcp.Tools;

/// <summary>One tool: its schema, the check of its arguments, and what it does. What is refused is told to the model, never thrown at the protocol.</summary>
internal abstract class GuardTool(Tool tool, Func<ClaimsPrincipal?, IGuardTools> toolsOf) : McpServerTool
{
    public override Tool ProtocolTool { get; } = tool;

    public override IReadOnlyList<object> Metadata => [];

    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var arguments = new ToolArguments(ProtocolTool, request.Params?.Arguments);
        var read = Read(arguments);
        if (arguments.Problems.Count > 0)
            return Refused(string.Join(' ', arguments.Problems));

        await using var progress = ProgressBeat.Start(request);
        try
        {
            return await read(toolsOf(request.User), cancellationToken);
        }
        catch (GuardException refusal)
        {
            return Refused(refusal.Message);
        }
    }

    /// <summary>Reads the arguments, whatever is wrong with them, and says what is to be done with them.</summary>
    protected abstract Func<IGuardTools, CancellationToken, Task<CallToolResult>> Read(ToolArguments arguments);

    protected static CallToolResult Said(string text, object structured) => new()
    {
        Content = [new TextContentBlock { Text = text }],
        StructuredContent = JsonSerializer.SerializeToElement(structured, Structured.Options),
    };

    protected static CallToolResult Refused(string why) => new() { IsError = true, Content = [new TextContentBlock { Text = why }] };
}
