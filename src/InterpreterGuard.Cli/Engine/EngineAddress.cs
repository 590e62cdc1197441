namespace InterpreterGuard.Cli.Engine;

/// <summary>Where a Docker engine listens.</summary>
/// <param name="SocketPath">A Unix socket; <see langword="null"/> for TCP.</param>
/// <param name="BaseAddress">What requests are addressed to.</param>
/// <param name="Text">As a person wrote it.</param>
/// <param name="Named">Whether DOCKER_HOST names it: then it is somebody's own, never ours to start.</param>
internal sealed record EngineAddress(string? SocketPath, Uri BaseAddress, string Text, bool Named)
{
    private const string UsualSocket = "/var/run/docker.sock";

    /// <summary>Reads DOCKER_HOST; empty means the usual socket.</summary>
    /// <exception cref="GuardException">It names something that cannot be spoken to.</exception>
    public static EngineAddress Parse(string? dockerHost)
    {
        if (string.IsNullOrWhiteSpace(dockerHost))
            return new(UsualSocket, new("http://engine/"), UsualSocket, Named: false);
        if (dockerHost.StartsWith("unix://", StringComparison.Ordinal))
            return new(dockerHost["unix://".Length..], new("http://engine/"), dockerHost, Named: true);
        if (dockerHost.StartsWith("tcp://", StringComparison.Ordinal) && Uri.TryCreate("http://" + dockerHost["tcp://".Length..], UriKind.Absolute, out var address))
            return new(null, address, dockerHost, Named: true);
        throw new GuardException($"DOCKER_HOST is '{dockerHost}'; it must start with unix:// or tcp://.");
    }
}
