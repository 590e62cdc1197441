namespace InterpreterGuard.Core.Cases;

/// <summary>Filters of the queue that people and keys gave names. Each owner sees and changes their own alone; what a filter finds is decided when it is used, by the rights of that moment.</summary>
public interface ISavedFilters
{
    /// <summary>The owner's filters, by name.</summary>
    /// <param name="owner">A key's id or a signed-in person.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<IReadOnlyList<SavedFilter>> ListAsync(string owner, CancellationToken cancellationToken);

    /// <summary>Saves a filter; one of the same name is replaced. <see langword="false"/> when the owner has <see cref="SavedFilter.CountMax"/> others.</summary>
    Task<bool> SaveAsync(string owner, SavedFilter filter, CancellationToken cancellationToken);

    /// <summary>Deletes a filter. <see langword="false"/> when there is none of that name.</summary>
    Task<bool> DeleteAsync(string owner, string name, CancellationToken cancellationToken);
}
