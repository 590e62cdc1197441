using System.Security.Claims;
using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Host.Access;

/// <summary>Who asks.</summary>
/// <param name="KeyId">The key, by id.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Tenant">Whose its submissions are.</param>
/// <param name="Scope">Whose evidence it reads, for those who read others' at all.</param>
internal sealed record Caller(string KeyId, Role Role, string Tenant, TenantScope Scope)
{
    /// <summary>The claim that names <see cref="Tenant"/>.</summary>
    public const string TenantClaim = "ig_tenant";

    /// <summary>The claim that names a tenant of <see cref="Scope"/>; without any, the scope is all.</summary>
    public const string SeesClaim = "ig_sees";

    /// <summary>The caller of an authenticated request.</summary>
    public static Caller Of(HttpContext context) => Of(context.User);

    /// <inheritdoc cref="Of(HttpContext)"/>
    public static Caller Of(ClaimsPrincipal user) => new(
        user.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("The request was not authenticated."),
        Enum.Parse<Role>(user.FindFirstValue(ClaimTypes.Role)!),
        user.FindFirstValue(TenantClaim) ?? TenantName.Default,
        TenantScope.Of([.. user.FindAll(SeesClaim).Select(claim => claim.Value)]));

    /// <summary>Reads what others sent: everything within its scope.</summary>
    public bool IsReviewer => Role is Role.Reviewer or Role.Admin;

    /// <summary>Reads everything of everybody. What has no tenant of its own is for these alone.</summary>
    public bool SeesAll => IsReviewer && Scope.Names is null;

    /// <summary>Whether the caller may know of this submission at all: it is the caller's own, or a reviewer's whose scope it is in.</summary>
    public bool MaySee(Submission submission) =>
        string.Equals(submission.ApiKeyId, KeyId, StringComparison.Ordinal) || (IsReviewer && Scope.Allows(submission.Tenant));

    /// <summary>How much of the guard's thoughts this caller sees.</summary>
    public Disclosure Sees(IPolicy policy) => IsReviewer ? Disclosure.Full : policy.Disclosure;
}
