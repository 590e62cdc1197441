using System.Security.Claims;
using System.Text.Json;
using InterpreterGuard.Client;
using ModelContextProtocol.Protocol;

namespace InterpreterGuard.Mcp.Tools;

/// <summary><c>execute_code</c>.</summary>
internal sealed class ExecuteCodeTool(Func<ClaimsPrincipal?, IGuardTools> toolsOf) : GuardTool(ToolText.ExecuteCode, toolsOf)
{
    private static readonly CallerContext Who = new() { Agent = "mcp" };

    protected override Func<IGuardTools, CancellationToken, Task<CallToolResult>> Read(ToolArguments arguments)
    {
        var code = arguments.Required("code", "send the source text", mayBeEmpty: true);
        var language = arguments.Word("language", ToolText.Languages);
        var session = arguments.Text("session_id");
        var timeout = arguments.Seconds("timeout_seconds", ToolText.TimeoutSecondsMax);
        return async (tools, stop) =>
        {
            var request = new CodeRequest { Code = code, Language = language ?? (session is null ? ToolText.Languages[0] : null), Timeout = timeout, Context = Who };
            return Told(await tools.RunAsync(request, session, stop));
        };
    }

    private static CallToolResult Told(Execution execution)
    {
        var answer = ModelAnswer.Of(execution);
        return new()
        {
            IsError = answer.IsError,
            Content = [.. answer.Texts.Select(text => new TextContentBlock { Text = text }), .. answer.Images.Select(image => ImageContentBlock.FromBytes(image.Bytes, image.MediaType))],
            StructuredContent = JsonSerializer.SerializeToElement(
                new
                {
                    ExecutionId = execution.Id,
                    Status = execution.Status.Name,
                    execution.SessionId,
                    execution.ExitCode,
                    execution.Security.Verdict,
                    execution.Security.IncidentId,
                    execution.Truncated,
                },
                Structured.Options),
        };
    }
}
