namespace InterpreterGuard.Containment.Tests.Network;

/// <summary>Classes that share <see cref="BrokerHost"/>: they are about what code says and to whom.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BrokerCollection : ICollectionFixture<BrokerHost>
{
    public const string Name = "broker";
}
