using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Policies.Tests.Files;

public sealed class ProfileKeysTests
{
    [Fact]
    public void Who_may_ask_for_a_profile_and_with_what_is_read()
    {
        using var policy = TestPolicy.With("profiles.yaml", """
            default:
              description: For everybody.
            narrow:
              description: For some.
              languages: [shell]
              roles: [reviewer]
              keys: [0123456789ab]
              env: [DATA_URL, LC_*]
            bare:
              description: Brings nothing.
              env: []
            """);
        var profiles = policy.Load().Profiles;

        Assert.True(profiles["default"].IsFor(Role.Agent, "x") && profiles["default"].IsFor(Language.Python) && profiles["default"].TakesVariable("ANY"));
        var narrow = profiles["narrow"];
        Assert.Equal((false, true), (narrow.IsFor(Language.Python), narrow.IsFor(Language.Shell)));
        Assert.Equal((false, true, true), (narrow.IsFor(Role.Agent, "other"), narrow.IsFor(Role.Agent, "0123456789ab"), narrow.IsFor(Role.Reviewer, "other")));
        Assert.Equal((true, true, false, false), (narrow.TakesVariable("DATA_URL"), narrow.TakesVariable("LC_ALL"), narrow.TakesVariable("DATA_URLS"), narrow.TakesVariable("lc_all")));
        Assert.False(profiles["bare"].TakesVariable("DATA_URL"));
    }

    [Fact]
    public void An_image_is_for_one_language()
    {
        using var policy = TestPolicy.With("profiles.yaml", """
            default:
              description: As ever.
            geo:
              description: With maps.
              image: example/python-geo:3
              languages: [python]
            """);

        Assert.Equal("example/python-geo:3", policy.Load().Profiles["geo"].Image);
        Assert.Null(policy.Load().Profiles["default"].Image);
    }

    [Theory]
    [InlineData("image: example/python-geo:3", "has an image, which is for one language")]
    [InlineData("image: ../../etc\n  languages: [python]", "'../../etc' is no image")]
    public void An_image_without_its_language_or_name_is_a_problem(string keys, string problem)
    {
        using var policy = TestPolicy.With("profiles.yaml", $"default:\n  description: As ever.\n  {keys}\n");

        var told = Assert.Throws<PolicyException>(() => policy.Load()).Problems;

        Assert.Contains(told, one => one.Message.Contains(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("roles")]
    [InlineData("keys")]
    [InlineData("languages")]
    public void An_overlay_cannot_open_a_profile_to_everybody_by_an_empty_list(string key)
    {
        using var policy = TestPolicy.With("profiles.yaml", "default:\n  description: For some.\n  roles: [reviewer]\n  keys: [0123456789ab]\n  languages: [shell]\n");

        var problem = Assert.Single(policy.ProblemsWith(("10.yaml", $"why: x\nprofiles:\n  default: {{ {key}: [] }}\n")));

        Assert.Equal($"overlay/10.yaml:3:{16 + key.Length}: '{key}' is empty: name at least one, or leave the key out.", problem);
    }
}
