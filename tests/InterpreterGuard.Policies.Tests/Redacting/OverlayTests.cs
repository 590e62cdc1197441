namespace InterpreterGuard.Policies.Tests.Redacting;

public sealed class OverlayTests
{
    [Fact]
    public void An_overlay_adds_patterns_and_ranges_to_those_of_the_base()
    {
        var overlays = Directory.CreateTempSubdirectory("overlays-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(overlays, "ours.yaml"), """
                why: Our own tickets and networks.
                redaction:
                  output: true
                  at_rest: true
                  patterns:
                    ticket: { why: Ours., pattern: 'TICKET-[0-9]+', masks: [TICKET-1], spares: [TICKET] }
                egress:
                  never_reachable:
                    ours: { why: Ours., addresses: [203.0.113.0/24] }
                """);

            var policy = PolicyLoader.Load(new PolicyLayers(Path.Combine(BasePolicy.Policies, "base"), PresetFile: null, overlays));

            Assert.True(policy.Redaction.MasksOutput);
            Assert.True(policy.Redaction.CoversAtRest);
            Assert.Equal("[masked: ticket] AKI [masked: aws_access_key]", policy.Redaction.Mask("TICKET-77 AKI AKIAIOSFODNN7EXAMPLE"));
            Assert.Equal(("ours", "loopback"), (policy.Egress.RangeOf("203.0.113.9"), policy.Egress.RangeOf("127.0.0.1")));
        }
        finally
        {
            Directory.Delete(overlays, recursive: true);
        }
    }

    [Fact]
    public void An_overlay_says_it_also_where_the_base_has_no_such_file()
    {
        using var policy = TestPolicy.With();
        var overlays = Directory.CreateTempSubdirectory("overlays-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(overlays, "ours.yaml"), "why: x\nredaction:\n  patterns:\n    ticket: { why: x, pattern: 'T-[0-9]+', masks: [T-1], spares: [T] }\n");

            Assert.Equal("[masked: ticket]", PolicyLoader.Load(new PolicyLayers(policy.Directory, PresetFile: null, overlays)).Redaction.Mask("T-5"));
        }
        finally
        {
            Directory.Delete(overlays, recursive: true);
        }
    }
}
