using System.Collections.Concurrent;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>The names of the containers and volumes this host means to have. What bears our labels and is not here is the reaper's.</summary>
internal sealed class Roster
{
    private readonly ConcurrentDictionary<string, byte> _names = new(StringComparer.Ordinal);

    public void Add(string name) => _names[name] = 0;

    public void Remove(string name) => _names.TryRemove(name, out _);

    public bool Contains(string name) => _names.ContainsKey(name);
}
