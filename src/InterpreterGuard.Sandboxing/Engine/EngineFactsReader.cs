using System.Runtime.InteropServices;
using InterpreterGuard.Sandboxing.Profiles;

namespace InterpreterGuard.Sandboxing.Engine;

/// <summary>Asks the engine and the machine once what the translator must know, and turns image names into ids.</summary>
internal sealed class EngineFactsReader(DockerEngine engine)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> _images = new(StringComparer.Ordinal);
    private volatile EngineFacts? _facts;

    public async ValueTask<EngineFacts> ReadAsync(CancellationToken cancellationToken)
    {
        if (_facts is { } known)
            return known;
        var version = await engine.VersionAsync(cancellationToken);
        return _facts = new(version.Version, File.Exists("/sys/fs/cgroup/cgroup.controllers"), RuntimeInformation.OSArchitecture)
        {
            Inet6 = File.Exists("/proc/sys/net/ipv6/conf/lo/disable_ipv6"),
        };
    }

    /// <summary>The image's id as it was when first asked for: a tag that moves does not change a running host.</summary>
    public async ValueTask<string> ImageIdAsync(string image, CancellationToken cancellationToken)
    {
        if (_images.TryGetValue(image, out var id))
            return id;
        var inspected = await engine.InspectImageAsync(image, cancellationToken);
        return _images.GetOrAdd(image, inspected.ID);
    }
}
