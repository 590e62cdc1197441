using System.Net;
using ClientException = InterpreterGuard.Client.GuardException;

namespace InterpreterGuard.Cli.Api;

/// <summary>What came to nothing at a host, as a sentence for whoever sits at a terminal of its machine.</summary>
internal static class HostProblem
{
    public static string Sentence(ClientException problem) => problem switch
    {
        { Status: null, InnerException: HttpRequestException } => $"{Ended(problem.Message)} Start one with './guard up'.",
        { Status: HttpStatusCode.Unauthorized, Detail: null } => $"{problem.Message} The key is missing, wrong or revoked.",
        _ => problem.Message,
    };

    private static string Ended(string text) => text.EndsWith('.') ? text : text + ".";
}
