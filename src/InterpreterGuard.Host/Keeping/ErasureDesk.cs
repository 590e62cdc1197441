using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Keeping;
using InterpreterGuard.Host.Problems;

namespace InterpreterGuard.Host.Keeping;

/// <summary>What the API and the review room do about deleting for a tenant: checked alike, done alike.</summary>
internal sealed class ErasureDesk(IErasures erasures, ILogger<ErasureDesk> logger)
{
    private const int ListedMax = 500;

    /// <summary>What is wrong with what was asked for.</summary>
    /// <param name="scope">Whose evidence.</param>
    /// <param name="reason">Why; needed only to delete.</param>
    /// <param name="dry">Nothing is deleted, it is counted.</param>
    public static IReadOnlyList<FieldProblem> Check(ErasureScope scope, string? reason, bool dry)
    {
        var problems = new List<FieldProblem>();
        if (TenantName.Problem(scope.Tenant) is { } wrong)
            problems.Add(new FieldProblem("tenant", wrong));
        Check(problems, "agent", scope.Agent, ErasureOrder.NameLengthMax);
        Check(problems, "user", scope.User, ErasureOrder.NameLengthMax);
        Check(problems, "reason", reason, ErasureOrder.ReasonLengthMax);
        if (!dry && string.IsNullOrWhiteSpace(reason))
            problems.Add(new FieldProblem("reason", "is missing; say why this is deleted, for whoever reads the audit trail later"));
        return problems;
    }

    public Task<ErasureCounts> CountAsync(ErasureScope scope, CancellationToken stop) => erasures.CountAsync(scope, stop);

    public async Task<Erasure> EraseAsync(ErasureScope scope, string actor, string reason, CancellationToken stop)
    {
        var done = await erasures.EraseAsync(new ErasureOrder(scope, actor, reason.Trim()), stop);
        logger.Erased(done.Id, done.Counts.Executions, actor);
        return done;
    }

    /// <summary>Erasures that were done, newest first.</summary>
    public Task<IReadOnlyList<Erasure>> ListAsync(CancellationToken stop) => erasures.ListAsync(ListedMax, stop);

    // An empty name would mean everything, and whoever sent it meant something else.
    private static void Check(List<FieldProblem> problems, string name, string? text, int lengthMax)
    {
        if (text is not null && (text.Length == 0 || text.Length > lengthMax || text.Any(char.IsControl)))
            problems.Add(new FieldProblem(name, $"must be plain text of 1 to {lengthMax} characters; leave it out otherwise"));
    }
}
