using System.Net;

namespace InterpreterGuard.Core.Profiles;

/// <summary>A named range of addresses.</summary>
public sealed record EgressRange(string Name, IReadOnlyList<IPNetwork> Networks)
{
    public override string ToString() => $"{Name}: {string.Join(' ', Networks)}";
}
