namespace InterpreterGuard.Core.Facts;

/// <summary>Something asked of the network. A sandbox has no interface: what is seen is what was wanted, whether the broker relays it or not.</summary>
public abstract record NetworkFact : RuntimeFact
{
    /// <summary><c>inet</c>, <c>inet6</c>, <c>unix</c>, <c>netlink</c>, <c>packet</c> or <c>family 38</c> and the like.</summary>
    public required string Family { get; init; }

    /// <summary>The address as text; empty for families without one.</summary>
    public string Address { get; init; } = "";

    /// <summary>The name the address stands for in this sandbox; empty where the program chose the address itself.</summary>
    public string Name { get; init; } = "";

    /// <summary>The port; 0 where there is none.</summary>
    public int Port { get; init; }

    /// <summary>Unix: the socket's path, an abstract one with a leading <c>@</c>.</summary>
    public string Path { get; init; } = "";

    /// <summary>The address is this sandbox's own loopback.</summary>
    public bool Loopback { get; init; }
}
