namespace InterpreterGuard.Core.Access;

/// <summary>How tenants are called.</summary>
public static class TenantName
{
    /// <summary>Whose everything is as long as nobody says otherwise.</summary>
    public const string Default = "default";

    /// <summary>Characters a name may have.</summary>
    public const int LengthMax = 64;

    /// <summary>Says what is wrong with a name, or <see langword="null"/> when nothing is.</summary>
    public static string? Problem(string? name) =>
        string.IsNullOrEmpty(name) || name.Length > LengthMax || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.')
            ? $"must have 1 to {LengthMax} characters out of a-z, 0-9, '-', '_' and '.'"
            : null;
}
