using System.ComponentModel.DataAnnotations;

namespace InterpreterGuard.Host.Review;

/// <summary>The review room: how long a person stays signed in, and how guessing is met. Section <c>Review</c>.</summary>
public sealed class ReviewOptions
{
    public const string Section = "Review";

    /// <summary>Minutes without a person's action after which a session ends. 1 to 1440, default 30.</summary>
    [Range(1, 1440)]
    public int IdleMinutes { get; set; } = 30;

    /// <summary>Hours after which a session ends whatever is done in it. 1 to 168, default 12.</summary>
    [Range(1, 168)]
    public int SessionHours { get; set; } = 12;

    /// <summary>Wrong passwords in a row after which an account is locked. 3 to 100, default 5.</summary>
    [Range(3, 100)]
    public int AccountFailuresMax { get; set; } = 5;

    /// <summary>Wrong passwords from one address, for whatever account, after which the address is locked. 3 to 1000, default 20.</summary>
    [Range(3, 1000)]
    public int AddressFailuresMax { get; set; } = 20;

    /// <summary>Minutes that a lock lasts, and that failures are remembered. 1 to 1440, default 15.</summary>
    [Range(1, 1440)]
    public int LockMinutes { get; set; } = 15;

    /// <summary>Whether the local account <c>admin</c> can sign in. Turn it off once people sign in with OpenID Connect. Default true.</summary>
    public bool LocalAdmin { get; set; } = true;

    /// <summary>
    /// Whether reviewers who see all tenants may write what they tune into the policy's overlay folder (<c>Policies:OverlayDirectory</c>), for which the host needs write access to it.
    /// Off, they download it for whoever keeps the policy. Default false.
    /// </summary>
    public bool TuneWrites { get; set; }

    /// <summary>
    /// Addresses of the TLS proxies in front, as IP addresses. Only what they forward is believed: the reader's address, and that he came by https. Default none.
    /// </summary>
    public IList<string> Proxies { get; } = [];
}
