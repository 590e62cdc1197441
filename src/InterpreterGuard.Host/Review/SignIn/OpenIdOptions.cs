namespace InterpreterGuard.Host.Review.SignIn;

/// <summary>Signing in with an organization's OpenID Connect provider, by the authorization code flow with PKCE. Section <c>Review:OpenId</c>.</summary>
public sealed class OpenIdOptions
{
    public const string Section = ReviewOptions.Section + ":OpenId";

    /// <summary>The provider's address, such as <c>https://login.example.org/realms/staff</c>; https, except on this machine. Empty (default) turns it off.</summary>
    public string Authority { get; set; } = "";

    /// <summary>What this host is called there. Its redirect address is <c>/review/openid</c> on the address that people use.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>File that holds the client's secret, readable by the host alone. Empty (default): a public client, whose code is guarded by PKCE only.</summary>
    public string ClientSecretFile { get; set; } = "";

    /// <summary>The claim with a person's roles, as one text or a list. Default <c>roles</c>.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>The claim by which a person is named in the record; where it is missing, <c>sub</c> is. Default <c>preferred_username</c>.</summary>
    public string NameClaim { get; set; } = "preferred_username";

    /// <summary>The claim with the tenants whose evidence a person sees. Empty (default): everybody sees all. Set, and missing in somebody's claims: that person sees nothing.</summary>
    public string TenantClaim { get; set; } = "";

    /// <summary>Scopes asked for beside <c>openid</c> and <c>profile</c>. Default none.</summary>
    public IList<string> Scopes { get; } = [];

    /// <summary>Which role names stand for ours.</summary>
    public OpenIdRoles Roles { get; set; } = new();

    /// <summary>Whether people can sign in with it.</summary>
    public bool IsOn => Authority.Length > 0;

    /// <summary>What is wrong with it, all at once.</summary>
    public IEnumerable<string> Problems()
    {
        if (!IsOn)
            yield break;
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var authority) || !(authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback)))
            yield return $"{Section}:Authority must be an https address, such as https://login.example.org; http is taken on this machine alone.";
        if (ClientId.Length == 0)
            yield return $"{Section}:ClientId is missing: what this host is called at the provider.";
        if (ClientSecretFile.Length > 0 && !File.Exists(ClientSecretFile))
            yield return $"{Section}:ClientSecretFile names '{ClientSecretFile}', which is not there or cannot be read.";
        if (Roles.Reviewer.Count + Roles.Admin.Count == 0)
            yield return $"{Section}:Roles names nobody: set Roles:Reviewer or Roles:Admin to values of the claim '{RoleClaim}'.";
    }
}
