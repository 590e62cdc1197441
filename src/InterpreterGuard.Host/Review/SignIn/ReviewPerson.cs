using System.Security.Claims;
using InterpreterGuard.Core.Access;
using InterpreterGuard.Host.Access;

namespace InterpreterGuard.Host.Review.SignIn;

/// <summary>Who is signed in.</summary>
/// <param name="Name">As it is written into the record.</param>
/// <param name="Role">What the person may do.</param>
/// <param name="Sees">The tenants whose evidence the person reads; none named stands for all.</param>
internal sealed record ReviewPerson(string Name, Role Role, params IReadOnlyList<string> Sees)
{
    /// <summary>How a person is named where API keys are named by their id: one can never be taken for the other.</summary>
    public string Actor => "person:" + Name;

    public static ReviewPerson Of(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return new(
            user.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in."),
            user.IsInRole(nameof(Role.Admin)) ? Role.Admin : Role.Reviewer,
            [.. user.FindAll(Caller.SeesClaim).Select(claim => claim.Value)]);
    }

    /// <summary>The person where the API has a key: the same services give the same answers to both.</summary>
    public Caller ToCaller() => new(Actor, Role, TenantName.Default, TenantScope.Of(Sees));

    /// <summary>The claims of a person who signed in.</summary>
    public ClaimsPrincipal ToPrincipal(bool mustChange = false)
    {
        List<Claim> claims = [new(ClaimTypes.NameIdentifier, Name), new(ClaimTypes.Name, Name)];

        // No role before the password is changed: whatever a page forgets to ask, there is nothing to be had.
        claims.Add(mustChange ? new(ReviewAccess.MustChangeClaim, "1") : new(ClaimTypes.Role, Role.ToString()));
        claims.AddRange(Sees.Select(tenant => new Claim(Caller.SeesClaim, tenant)));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, ReviewAccess.Scheme));
    }
}
