namespace InterpreterGuard.Host.Review.SignIn;

/// <summary>The names of who may enter. API keys are another scheme: neither opens the other's doors.</summary>
internal static class ReviewAccess
{
    /// <summary>The scheme of the room's cookie.</summary>
    public const string Scheme = "Review";

    /// <summary>The scheme of OpenID Connect.</summary>
    public const string OpenId = "ReviewOpenId";

    /// <summary>The name of the cookie.</summary>
    public const string Cookie = "ig-review";

    /// <summary>Reviewers and admins whose password is their own.</summary>
    public const string Room = "review-room";

    /// <summary>Whoever is signed in, also with a password that must be changed first.</summary>
    public const string SignedIn = "review-signed-in";

    /// <summary>Claim: the session's id on the server.</summary>
    public const string SessionClaim = "ig:session";

    /// <summary>Claim: the password must be changed before anything else.</summary>
    public const string MustChangeClaim = "ig:must-change";

    public const string SignInPath = "/review/sign-in";
    public const string OpenIdPath = "/review/sign-in/openid";
    public const string PasswordPath = "/review/password";
    public const string SignOutPath = "/review/sign-out";
    public const string DeniedPath = "/review/denied";
    public const string HomePath = "/review/queue";

    /// <summary>Where to go after signing in: an address of this room, or its first page. Anything else would send people wherever a link says.</summary>
    public static string Local(string? path) =>
        path is { Length: < 2048 } && path.StartsWith("/review/", StringComparison.Ordinal) && !path.Any(c => char.IsControl(c) || c == '\\')
            && !path.StartsWith(SignInPath, StringComparison.Ordinal)
            ? path
            : HomePath;

    /// <summary>One of these addresses as a page writes it: relative to its beginning, which knows the path below which a proxy shows the host.</summary>
    public static string Link(string path) => path[1..];

    /// <summary>The sign-in page that leads back here.</summary>
    public static string SignInFor(string path) => $"{SignInPath}?back={Uri.EscapeDataString(Local(path))}";
}
