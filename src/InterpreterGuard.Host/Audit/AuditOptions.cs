using System.ComponentModel.DataAnnotations;

namespace InterpreterGuard.Host.Audit;

/// <summary>How the audit trail is signed. Section <c>Audit</c>.</summary>
internal sealed class AuditOptions
{
    public const string Section = "Audit";

    /// <summary>Minutes between two signed heads of a trail that grows; 1 to 1440, usually 15. What is written after the last head is proved by the chain alone.</summary>
    [Range(1, 1440)]
    public int SealMinutes { get; set; } = 15;
}
