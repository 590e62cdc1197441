using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Policies.Tests.Conditions;

public sealed class ConditionTests
{
    private static readonly Profile Usual = new() { Name = "default" };

    [Theory]
    [InlineData("address.In(lists.metadata_addresses)", true)]
    [InlineData("port.In(lists.miner_ports)", false)]
    [InlineData("path.Under(\"/run\")", true)]
    [InlineData("path.Under(\"/ru\")", false)]
    [InlineData("path.Glob(\"/run/*.sock\")", false)]
    [InlineData("path.Glob(\"/run/**.sock\")", true)]
    [InlineData("family is \"inet\" or \"unix\"", true)]
    [InlineData("port is >= 80 and < 90", true)]
    [InlineData("profile.compile_allowed", false)]
    [InlineData("profile.memory == 536870912 && profile.name == \"default\"", true)]
    [InlineData("!loopback && path.EndsWith(\"x.sock\")", true)]
    [InlineData("path.Matches(@\"\\.sock$\") && path.Length == 11", true)]
    [InlineData("path.FirstWordIn(lists.tools)", false)]
    [InlineData("path.Entropy() > 2", true)]
    [InlineData("(port & 0x50) == 80", true)]
    [InlineData("address.InNetwork(\"169.254.0.0/16\")", true)]
    [InlineData("address.InNetwork(\"10.0.0.0/8\")", false)]
    [InlineData("address.IsPublic()", false)]
    [InlineData("address.IsPrivate()", false)]
    [InlineData("path.DirectlyIn(\"/run\") && path.DirectlyIn(\"/run/\")", true)]
    [InlineData("path.DirectlyIn(\"/\") || path.DirectlyIn(\"/run/x.sock\")", false)]
    [InlineData("path.IsHidden()", false)]
    [InlineData("family.EqualsIgnoringCase(\"INET\")", true)]
    [InlineData("\"/home/u/.ssh/id\".IsHidden() && \".env\".IsHidden()", true)]
    [InlineData("\"8.8.8.8\".IsPublic() && \"2606:4700::1111\".IsPublic() && !\"::1\".IsPublic() && !\"203.0.113.9\".IsPublic() && !\"nobody\".IsPublic()", true)]
    [InlineData("\"100.64.1.1\".IsPrivate() && \"fd00::1\".IsPrivate() && !\"172.32.0.1\".IsPrivate() && \"::ffff:10.0.0.1\".IsPrivate()", true)]
    public void A_condition_says_what_it_reads_as(string condition, bool expected)
    {
        using var policy = TestPolicy.WithCondition("network.connect", condition);
        var fact = new NetworkConnect { Family = "inet", Address = "::ffff:169.254.169.254", Port = 80, Path = "/run/x.sock" };

        // "/run/x.sock" is matched by "/run/*.sock" too, so that pattern is asked about a path one folder deeper.
        var asked = condition.Contains("*.sock", StringComparison.Ordinal) ? fact with { Path = "/run/a/x.sock" } : fact;

        Assert.Equal(expected, policy.Load().Judge(asked, Usual).Count == 1);
    }

    [Fact]
    public void Language_and_arguments_of_a_call_are_text()
    {
        using var policy = TestPolicy.WithCondition("code.call",
            "language == \"shell\" && name.FirstWordIn(lists.tools) && arguments.At(1) == \"b\" && arguments.At(9) == \"\" && keywords.At(\"k\") == \"v\" && depth == 1");
        var call = new CodeCall
        {
            Language = Language.Shell, Span = SourceSpan.Start, Name = "/usr/bin/nmap -x", Text = "a b", Arguments = [null, "b"],
            Keywords = new Dictionary<string, string?>(StringComparer.Ordinal) { ["k"] = "v" }, Layers = ["os.system"],
        };

        Assert.Single(policy.Load().Judge(call, Usual));
        Assert.Empty(policy.Load().Judge(call with { Language = Language.Python }, Usual));
    }

    [Theory]
    [InlineData("arguments.AllIn(lists.tools)", true, "nmap", "zmap")]
    [InlineData("arguments.AllIn(lists.tools)", false, "nmap", "ls")]
    [InlineData("arguments.AllIn(lists.tools)", false)]
    [InlineData("arguments.CountIn(lists.tools) == 2", true, "nmap", "ls", "nmap")]
    public void Lists_are_compared_as_sets(string condition, bool expected, params string[] arguments)
    {
        using var policy = TestPolicy.WithCondition("process.exec", condition);

        Assert.Equal(expected, policy.Load().Judge(new ProcessExec { Path = "", Name = "", CommandLine = "", Arguments = arguments }, Usual).Count == 1);
    }

    [Fact]
    public void A_condition_that_fails_counts_as_matched_and_says_so()
    {
        using var policy = TestPolicy.WithCondition("network.connect", "path.StartsWith(\"/\")");

        var match = Assert.Single(policy.Load().Judge(new NetworkConnect { Family = "inet", Address = "192.0.2.1", Port = 80, Path = null! }, Usual));

        Assert.Equal(RuleAction.Deny, match.Action);
        Assert.EndsWith("(the rule's condition failed with NullReferenceException and counts as matched)", match.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_allocated_when_nothing_fires()
    {
        var policy = BasePolicy.Policy;
        var watch = policy.Watch(WatchScope.Alone(Judging.Noon), policy.Profiles["default"]);
        Fact[] honest =
        [
            new NetworkConnect { Family = "inet", Address = "127.0.0.1", Port = 8080, Loopback = true },
            new FileOpen { Path = "/usr/lib/python3/dist-packages/numpy/core/__init__.py" },
            new ProcessExec { Path = "/usr/bin/ls", Name = "ls", CommandLine = "ls -l /work", Arguments = ["ls", "-l", "/work"] },
            new CodeCall { Language = Language.Python, Span = SourceSpan.Start, Name = "pandas.read_csv", Text = "data.csv", Arguments = ["data.csv"] },
            new CodeString { Language = Language.Python, Span = SourceSpan.Start, Value = "The quick brown fox jumps over the lazy dog" },
        ];
        for (var i = 0; i < 1000; i++)
            Assert.All(honest, fact => Assert.Empty(watch.Evaluate(fact, process: null, Judging.Noon)));

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var fact in honest)
            watch.Evaluate(fact, process: null, Judging.Noon);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
