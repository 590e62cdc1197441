using System.Security.Claims;
using InterpreterGuard.Client;
using ModelContextProtocol.Protocol;

namespace InterpreterGuard.Mcp.Tools;

/// <summary><c>create_session</c>.</summary>
internal sealed class CreateSessionTool(Func<ClaimsPrincipal?, IGuardTools> toolsOf) : GuardTool(ToolText.CreateSession, toolsOf)
{
    protected override Func<IGuardTools, CancellationToken, Task<CallToolResult>> Read(ToolArguments arguments)
    {
        var language = arguments.Word("language", ToolText.Languages);
        return async (tools, stop) =>
        {
            var session = SessionFields.Of(await tools.CreateSessionAsync(new SessionRequest { Language = language, Context = new() { Agent = "mcp" } }, stop));
            return Said($"Opened {session.ToLine()}. Give its id as session_id to execute_code.", session);
        };
    }
}
