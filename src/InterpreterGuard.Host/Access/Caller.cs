using System.Security.Claims;
using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Host.Access;

/// <summary>Who asks.</summary>
internal sealed record Caller(string KeyId, Role Role)
{
    /// <summary>The caller of an authenticated request.</summary>
    public static Caller Of(HttpContext context) => Of(context.User);

    /// <inheritdoc cref="Of(HttpContext)"/>
    public static Caller Of(ClaimsPrincipal user) => new(
        user.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("The request was not authenticated."),
        Enum.Parse<Role>(user.FindFirstValue(ClaimTypes.Role)!));

    /// <summary>Reads everything.</summary>
    public bool IsReviewer => Role is Role.Reviewer or Role.Admin;

    /// <summary>How much of the guard's thoughts this caller sees.</summary>
    public Disclosure Sees(IPolicy policy) => IsReviewer ? Disclosure.Full : policy.Disclosure;
}
