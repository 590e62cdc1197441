using InterpreterGuard.Policies.Files;

namespace InterpreterGuard.Policies.Schema.Shapes;

/// <summary><c>policy.yaml</c>.</summary>
internal static class PolicyShape
{
    public static readonly MappingShape Shape = new(
        "a policy",
        new("id", new ValueShape.Text(Patterns.Name), "The policy's name in receipts.") { Required = true },
        new("enforcement", new ValueShape.Word([.. PolicySettingsReader.Enforcements.Select(word => word.Word)]), "With observe every rule records what it would have done; the walls of the sandbox stand all the same.") { Required = true },
        new("default_profile", new ValueShape.Text(Patterns.Name), "The profile of a submission that names none.") { Required = true },
        new("disclosure", new ValueShape.Word([.. PolicySettingsReader.Disclosures.Select(word => word.Word)]), "What an agent learns about why something was refused, denied or killed.") { Required = true },
        new("hold_for", new ValueShape.Time(PolicySettingsReader.HoldForMin, PolicySettingsReader.HoldForMax), "How long a held submission waits for a person; then it is rejected.") { Default = Units.Text(PolicySettingsReader.HoldForUsual) });
}
