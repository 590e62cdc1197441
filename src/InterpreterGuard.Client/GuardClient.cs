using InterpreterGuard.Client.Transport;

namespace InterpreterGuard.Client;

/// <summary>
/// Speaks to an InterpreterGuard host. Threads may share one. How code ends is an <see cref="Execution"/>; what comes to nothing is a <see cref="GuardException"/>.
/// </summary>
public sealed partial class GuardClient : IDisposable
{
    private readonly GuardTransport _transport;

    /// <summary>A client with connections of its own.</summary>
    /// <param name="address">The host's address, such as <c>http://127.0.0.1:7070</c>.</param>
    /// <param name="key">An API key, such as <c>igk_…</c>: an agent's to run code, a reviewer's to read incidents as well.</param>
    /// <param name="options">How it waits and tries again.</param>
    public GuardClient(Uri address, string key, GuardClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(key);
        _transport = GuardTransport.To(address, key, GuardClientOptions.Checked(options));
    }

    /// <summary>A client over somebody else's connections, which stay theirs.</summary>
    /// <param name="http">Has the host's address, and the key in its default headers. Its own timeout should be longer than any execution.</param>
    /// <param name="options">How it waits and tries again.</param>
    public GuardClient(HttpClient http, GuardClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (http.BaseAddress is null)
            throw new ArgumentException("The HTTP client needs the host's address as its base address.", nameof(http));
        _transport = new(http, owned: false, GuardClientOptions.Checked(options));
    }

    /// <summary>The host's address.</summary>
    public Uri Address => _transport.Address;

    internal GuardTransport Transport => _transport;

    /// <summary>Closes its own connections. Sessions live on until they are deleted or idle too long.</summary>
    public void Dispose() => _transport.Dispose();
}
