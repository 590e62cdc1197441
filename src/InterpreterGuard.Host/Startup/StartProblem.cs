using System.Net.Sockets;
using InterpreterGuard.Policies;
using InterpreterGuard.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Startup;

/// <summary>Turns what stops a start into sentences for the person at the terminal.</summary>
internal static class StartProblem
{
    /// <summary>The sentences; <see langword="null"/> when it is a fault of ours, which deserves its stack trace.</summary>
    public static string? Explain(Exception exception, HostSettings settings) => exception switch
    {
        OptionsValidationException options => "The settings are not valid:\n" + string.Join('\n', options.Failures.Select(failure => "  " + failure)),
        StorageException storage => storage.Message,
        PolicyException policy => policy.Message,
        SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } or IOException { InnerException: AddressInUseException } =>
            $"Port {settings.Port} on {settings.Address} is taken by another program. End it ('ss -ltnp' shows it), or choose another: --Host:Port 7071.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } or IOException { InnerException: SocketException { SocketErrorCode: SocketError.AddressNotAvailable } } =>
            $"This machine has no address {settings.Address}. Set Host:Address to one it has, such as 127.0.0.1.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            $"Port {settings.Port} needs rights this user does not have. Choose one above 1023: --Host:Port 7070.",
        UnauthorizedAccessException => $"The data directory '{settings.DataPath}' cannot be used: {exception.Message}",
        _ => null,
    };
}
