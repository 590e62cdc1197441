namespace InterpreterGuard.Containment.Tests.Hosting;

/// <summary>Classes that share <see cref="ContainmentHost"/>, one test after the other: they measure time and count containers.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class HostCollection : ICollectionFixture<ContainmentHost>
{
    public const string Name = "containment";
}
