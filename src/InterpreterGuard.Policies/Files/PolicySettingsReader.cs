using InterpreterGuard.Core.Policies;
using InterpreterGuard.Policies.Schema.Shapes;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Files;

/// <summary>Reads <c>policy.yaml</c>.</summary>
internal static class PolicySettingsReader
{
    /// <summary>The two words for whether rules act.</summary>
    public static readonly IReadOnlyList<(string Word, bool Value)> Enforcements = [("enforce", true), ("observe", false)];

    public static readonly IReadOnlyList<(string Word, Disclosure Value)> Disclosures =
        [("status", Disclosure.Status), ("rules", Disclosure.Rules), ("full", Disclosure.Full)];

    public static readonly TimeSpan HoldForUsual = TimeSpan.FromHours(24);
    public static readonly TimeSpan HoldForMin = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan HoldForMax = TimeSpan.FromDays(30);

    public static PolicySettings Read(YamlNode root)
    {
        var reader = new MappingReader(root, PolicyShape.Shape);
        var id = reader.RequiredText("id");
        if (id is not null && !Names.IsName(id.Value))
            id.Problem($"'{Problems.Cut(id.Value)}' is no id: {Names.Rule}.");
        var settings = new PolicySettings(
            id?.Value ?? "",
            MappingReader.Word("enforcement", reader.RequiredText("enforcement"), Enforcements),
            reader.RequiredText("default_profile"),
            MappingReader.Word("disclosure", reader.RequiredText("disclosure"), Disclosures),
            HoldFor(reader.OptionalText("hold_for")));
        reader.End();
        return settings;
    }

    private static TimeSpan HoldFor(YamlScalar? value)
    {
        if (value is null)
            return HoldForUsual;
        if (Units.Time(value.Value) is { } time && time >= HoldForMin && time <= HoldForMax)
            return time;
        value.Problem($"'hold_for' is a time from {Units.Text(HoldForMin)} to {Units.Text(HoldForMax)}, such as {Units.Text(HoldForUsual)} (s, m, h), not '{Problems.Cut(value.Value)}'.");
        return HoldForUsual;
    }
}
