using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Policies.Schema.Shapes;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Files;

/// <summary>Reads <c>verdict: { hold_at: high, refuse_at: critical }</c> of a profile.</summary>
internal static class VerdictReader
{
    public static readonly IReadOnlyList<(string Word, Severity? Value)> Thresholds =
        [("none", null), ("low", Severity.Low), ("medium", Severity.Medium), ("high", Severity.High), ("critical", Severity.Critical)];

    public static VerdictThresholds Read(YamlNode? node)
    {
        if (node is null)
            return VerdictThresholds.None;
        var reader = new MappingReader(node, ProfileShape.Verdict);
        var hold = reader.OptionalText("hold_at");
        var holdAt = MappingReader.Word("hold_at", hold, Thresholds);
        var refuseAt = MappingReader.Word("refuse_at", reader.OptionalText("refuse_at"), Thresholds);
        reader.End();
        if (holdAt >= refuseAt)
            hold!.Problem($"'hold_at: {hold.Value}' never holds anything: what is so severe is refused already.");
        return new(holdAt, refuseAt);
    }
}
