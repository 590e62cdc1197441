namespace InterpreterGuard.Client.Transport;

/// <summary>A file as it comes.</summary>
internal static class Download
{
    public static async Task<Stream> OpenAsync(GuardTransport transport, string path, CancellationToken cancellationToken)
    {
        var response = await transport.OpenAsync(GuardRequest.Get(path) with { Accept = "*/*" }, cancellationToken);
        // Disposing the content's stream ends the connection, so the response needs no owner beside it.
        return await response.Content.ReadAsStreamAsync(cancellationToken);
    }
}
