using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Core.Tests.Cases;

public sealed class FingerprintTests
{
    private const string Code = "import socket  # call home\nfor i in range(17):\n    socket.create_connection(('192.0.2.7', 443))\n";

    [Theory]
    [InlineData("import socket\nfor i in range(99): socket.create_connection( ( '192.0.2.7',443 ) )")]
    [InlineData("import socket\n# another comment\nfor i in range(3):\n\tsocket.create_connection(('198.0.2.7', 443))\n")]
    public void The_same_program_with_other_comments_spaces_and_numbers_is_the_same(string code) => Assert.Equal(Of(Code), Of(code));

    [Theory]
    [InlineData("import socket\nfor i in range(17):\n    socket.create_connection(('192.0.2.7', 443))\n    steal()\n")]
    [InlineData("import socket\nfor i in range(17):\n    socket.create_connection(('evil.example', 443))\n")]
    [InlineData("import socket\nfor i in range(17) // steal():\n    socket.create_connection(('192.0.2.7', 443))\n")]
    [InlineData("import socket\nfor i in range(17):\n    socket.create_connection(('192.0.2.7', 443)); '#'; steal()\n")]
    public void A_program_that_does_something_else_is_another(string code) => Assert.NotEqual(Of(Code), Of(code));

    [Fact]
    public void Agent_rules_target_and_language_each_make_another()
    {
        string[] all =
        [
            Of(Code), Of(Code, agent: "other"), Of(Code, agent: null), Of(Code, rules: ["IG4004"]), Of(Code, message: "connects to 192.0.2.8:443"), Of(Code, language: Language.JavaScript),
        ];

        Assert.Equal(all.Length, all.Distinct(StringComparer.Ordinal).Count());
        Assert.All(all, one => Assert.Matches("^[0-9a-f]{32}$", one));
    }

    [Fact]
    public void What_differs_from_run_to_run_in_a_message_is_no_other_target() =>
        Assert.Equal(Of(Code, message: "reads /tmp/x of 12345678 in 0123456789abcdef"), Of(Code, message: "reads /tmp/x of 87654321 in fedcba9876543210"));

    [Fact]
    public void A_field_of_JavaScript_is_no_comment() =>
        Assert.NotEqual(Of("class A { #steal() { fetch(x) } }", language: Language.JavaScript), Of("class A { #keep() { fetch(x) } }", language: Language.JavaScript));

    [Fact]
    public void The_order_of_rules_makes_no_other() => Assert.Equal(Of(Code, rules: ["IG1001", "IG4004"]), Of(Code, rules: ["IG4004", "IG1001"]));

    private static string Of(string code, string? agent = "agent", string[]? rules = null, string message = "connects to 192.0.2.7:443", Language? language = null)
    {
        var submission = GivenExecutions.Accepted(code).Submission with { Context = new SubmissionContext(agent, null, null, null, null), Language = language ?? Language.Python };
        var ids = (rules ?? ["IG4005"]).Select(rule => new RuleId(rule)).ToList();
        return Fingerprint.Of(submission, ids, [.. ids.Select(rule => new Detection
        {
            Rule = rule, RuleName = "A rule", Severity = Severity.High, Action = RuleAction.Deny, ActionWanted = RuleAction.Deny, Message = message, At = GivenExecutions.Noon,
        })]);
    }
}
