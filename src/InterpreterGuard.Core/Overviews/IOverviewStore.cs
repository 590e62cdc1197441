namespace InterpreterGuard.Core.Overviews;

/// <summary>What a team looks at in the morning, counted by the database.</summary>
public interface IOverviewStore
{
    /// <summary>Counts.</summary>
    Task<Overview> ReadAsync(OverviewQuery query, CancellationToken cancellationToken);
}
