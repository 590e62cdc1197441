namespace InterpreterGuard.Core.Profiles;

/// <summary>Ports from the first to the last, both included.</summary>
public readonly record struct PortRange(int From, int To)
{
    public bool Has(int port) => port >= From && port <= To;

    public override string ToString() => From == To ? $"{From}" : $"{From}-{To}";
}
