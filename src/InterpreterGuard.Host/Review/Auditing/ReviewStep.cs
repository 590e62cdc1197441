namespace InterpreterGuard.Host.Review.Auditing;

/// <summary>What a person did at the door of the review room.</summary>
internal enum ReviewStep
{
    SignedIn,
    SignedOut,

    /// <summary>Name or password was wrong, or the provider's answer was not accepted.</summary>
    SignInFailed,

    /// <summary>The failure that locked an account or an address.</summary>
    LockedOut,

    /// <summary>An attempt while it was locked; the password was not looked at.</summary>
    RefusedWhileLocked,
    PasswordChanged,
}
