using InterpreterGuard.Host.Access;
using InterpreterGuard.Mcp;
using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.Server;

namespace InterpreterGuard.Host.Mcp;

/// <summary><c>/mcp</c>: the tools for agents that speak the Model Context Protocol over streamable HTTP, behind the same keys as everything else.</summary>
internal static class McpRegistration
{
    private const string Path = "/mcp";

    public static IServiceCollection AddMcp(this IServiceCollection services)
    {
        services.AddOptions<McpOptions>().BindConfiguration(McpOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<HostToolsSource>();
        services.AddOptions<McpServerOptions>().Configure<HostToolsSource>((server, source) => GuardServer.Configure(server, source.For));
        services.AddOptions<HttpServerTransportOptions>().Configure<IOptions<McpOptions>>((transport, settings) =>
        {
            // Clients of the older handshake cancel a call with a message of its own, which must find the conversation that the call is in.
            transport.SessionMode = HttpServerSessionMode.StatefulForInitializeClients;
#pragma warning disable MCP9006 // The bounds of those conversations; only such clients have any.
            transport.MaxIdleSessionCount = settings.Value.IdleConversationsMax;
            transport.IdleTimeout = settings.Value.IdleMax;
#pragma warning restore MCP9006
        });
        services.AddMcpServer().WithHttpTransport();
        return services;
    }

    /// <summary>What stands before the protocol's library.</summary>
    public static void UseMcpChecks(this WebApplication app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase),
        branch => branch.UseMiddleware<OriginCheck>().UseMiddleware<UnreadableMessages>());

    public static void MapMcpTools(this WebApplication app) => app.MapMcp(Path).RequireAuthorization(AccessPolicies.Submit);
}
