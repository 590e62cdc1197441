using System.Text.Json;
using InterpreterGuard.Host.Problems;

namespace InterpreterGuard.Host.Mcp;

/// <summary>What the protocol's library cannot read it throws; that is the sender's to mend, no failure of the host.</summary>
internal sealed class UnreadableMessages(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            await next(context);
        }
        catch (JsonException) when (!context.Response.HasStarted)
        {
            await Problem.Make(
                StatusCodes.Status400BadRequest, "The request is not valid", "The message is no request of the Model Context Protocol: a field has a value of the wrong kind.").ExecuteAsync(context);
        }
    }
}
