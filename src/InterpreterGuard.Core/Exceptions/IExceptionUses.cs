namespace InterpreterGuard.Core.Exceptions;

/// <summary>The count of every exception that was ever used. Counted with an execution's ending, in the same transaction.</summary>
public interface IExceptionUses
{
    /// <summary>By the exceptions' ids; also of exceptions that are gone from the policy.</summary>
    Task<IReadOnlyList<ExceptionTotal>> ListAsync(CancellationToken cancellationToken);
}
