namespace InterpreterGuard.Core.Screening;

/// <summary>
/// Where screening finds the parser service, which runs locked down in a container of its own. Whoever starts that container
/// implements this. A connection serves requests one after the other, in a process of its own that ends with it.
/// </summary>
public interface IParserConnections
{
    /// <summary>
    /// A fresh duplex connection to the parser's Unix socket. The caller owns the stream and disposes it. Throws an
    /// <see cref="IOException"/> or <see cref="System.Net.Sockets.SocketException"/> when there is no parser to talk to.
    /// </summary>
    Task<Stream> ConnectAsync(CancellationToken cancellationToken);
}
