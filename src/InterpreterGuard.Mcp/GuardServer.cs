using System.Reflection;
using System.Security.Claims;
using InterpreterGuard.Mcp.Tools;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace InterpreterGuard.Mcp;

/// <summary>What every server of the tools says of itself, whichever way it is reached.</summary>
public static class GuardServer
{
    private const string Instructions =
        "Runs code in sandboxes without a network and tells what came of it. execute_code alone starts from nothing each time; open a session first when state or files are to stay. "
        + "Code is read before it runs and watched while it runs: what tries to leave its sandbox is refused or stopped, and recorded for a person.";

    /// <summary>The options of a server with the tools in them.</summary>
    /// <param name="toolsOf">The tools' doings for the caller of a request.</param>
    public static McpServerOptions Options(Func<ClaimsPrincipal?, IGuardTools> toolsOf)
    {
        var options = new McpServerOptions();
        Configure(options, toolsOf);
        return options;
    }

    /// <inheritdoc cref="Options"/>
    public static void Configure(McpServerOptions options, Func<ClaimsPrincipal?, IGuardTools> toolsOf)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ServerInfo = new Implementation { Name = "interpreterguard", Title = "InterpreterGuard", Version = Version() };
        options.ServerInstructions = Instructions;
        options.ToolCollection = [];
        GuardTool[] tools =
        [
            new ExecuteCodeTool(toolsOf),
            new CreateSessionTool(toolsOf),
            new ListSessionsTool(toolsOf),
            new DeleteSessionTool(toolsOf),
            new UploadFileTool(toolsOf),
            new ListFilesTool(toolsOf),
            new DownloadFileTool(toolsOf),
        ];
        foreach (var tool in tools)
            options.ToolCollection.Add(tool);
    }

    private static string Version() => typeof(GuardServer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
