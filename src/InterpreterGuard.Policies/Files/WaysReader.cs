using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Policies.Schema.Shapes;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Files;

/// <summary>Reads what a profile says of its connections, against what <c>egress.yaml</c> offers. A word that could not be applied is a mistake: a policy that were accepted and not applied would be worse than none.</summary>
internal static class WaysReader
{
    public static (EgressMode Mode, EgressPlan Plan) Read(MappingReader reader, EgressRules rules, bool sensor, string? runtime)
    {
        var word = reader.OptionalText("egress");
        var mode = MappingReader.Word("egress", word, EgressReader.Modes);
        var groups = reader.Texts("destinations");
        var limits = Limits(reader.Optional("egress_limits"));
        if (word is not null && !rules.Modes.Contains(mode))
            word.Problem($"'egress: {word.Value}' is none of the 'modes' of egress.yaml.");
        if (word is not null && mode == EgressMode.Allow && groups.Count == 0)
            word.Problem("'egress: allow' needs 'destinations': groups of egress.yaml that may be reached. Without any, write 'none'.");
        if (word is not null && mode != EgressMode.None && !sensor)
            word.Problem($"'egress: {word.Value}' needs the syscall sensor, which sees connections; leave 'syscall_sensor' on.");
        if (word is not null && mode != EgressMode.None && runtime == Profile.GvisorRuntime)
            word.Problem($"'egress: {word.Value}' cannot be had with 'runtime: {runtime}': connections are not brokered under gVisor. Write 'egress: none', or leave the runtime out.");
        var destinations = new List<EgressDestination>();
        foreach (var group in groups)
        {
            if (rules.Destinations.TryGetValue(group.Value, out var destination))
                destinations.Add(destination);
            else
                group.Problem($"egress.yaml has no destination '{Problems.Cut(group.Value)}'.{Problems.Meant(group.Value, rules.Destinations.Keys)}");
        }

        // Without a way out there is no plan, so that profiles that reach nothing are equal whatever egress.yaml names.
        return (mode, mode == EgressMode.None ? EgressPlan.Nowhere : new() { Destinations = destinations, NeverReachable = rules.NeverReachable, Limits = limits });
    }

    private static EgressLimits Limits(YamlNode? node)
    {
        var usual = new EgressLimits();
        if (node is null)
            return usual;
        var reader = new MappingReader(node, ProfileShape.EgressLimits);
        var limits = new EgressLimits
        {
            FlowsMax = ProfilesReader.Whole(reader, "flows", usual.FlowsMax),
            FlowsPerMinuteMax = ProfilesReader.Whole(reader, "flows_per_minute", usual.FlowsPerMinuteMax),
            UploadBytesMax = ProfilesReader.Bytes(reader, "upload", usual.UploadBytesMax),
            DownloadBytesMax = ProfilesReader.Bytes(reader, "download", usual.DownloadBytesMax),
        };
        reader.End();
        return limits;
    }
}
