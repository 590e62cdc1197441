namespace InterpreterGuard.Storage.Backup;

/// <summary>What a backup says of itself.</summary>
/// <param name="Format">Always <see cref="FormatName"/>.</param>
/// <param name="Version">Of the format.</param>
/// <param name="MadeAt">When.</param>
/// <param name="LastLink">The number of the audit trail's last link in it; 0 while there is no trail.</param>
/// <param name="LastHash">That link's hash.</param>
/// <param name="Files">Everything in it but this.</param>
public sealed record BackupManifest(string Format, int Version, DateTimeOffset MadeAt, long LastLink, string LastHash, IReadOnlyList<BackedUpFile> Files)
{
    public const string FormatName = "interpreterguard-backup";

    public const int VersionNow = 1;

    /// <summary>Its name in the archive.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The database's name in the archive and in the data directory.</summary>
    public const string Database = "interpreterguard.db";
}
