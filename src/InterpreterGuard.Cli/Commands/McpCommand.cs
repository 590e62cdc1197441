using System.CommandLine;
using InterpreterGuard.Mcp;
using ModelContextProtocol.Server;

namespace InterpreterGuard.Cli.Commands;

/// <summary><c>guard mcp</c>: the tools of a host for a program that starts this command and speaks the Model Context Protocol over its stdin and stdout.</summary>
internal static class McpCommand
{
    public static Command Build(GuardFolders folders)
    {
        var connection = new HostConnection(folders, folders.AgentKey);
        var command = new Command("mcp", "Serves a host's tools over stdin and stdout (Model Context Protocol), for programs that start their servers themselves.");
        connection.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = connection.OpenPatiently(parsed);
            var options = GuardServer.Options(_ => new ClientTools(client));
            // Stdout is the protocol's; nothing else may be said there.
            await using var transport = new StdioServerTransport(options);
            await using var server = McpServer.Create(transport, options);
            await server.RunAsync(cancellationToken);
            return ExitCode.Completed;
        });
        return command;
    }
}
