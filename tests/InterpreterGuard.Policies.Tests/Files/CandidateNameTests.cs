using InterpreterGuard.Policies.Candidates;

namespace InterpreterGuard.Policies.Tests.Files;

public sealed class CandidateNameTests
{
    [Theory]
    [InlineData("policy.yaml", true)]
    [InlineData("rules/4xxx-network.yaml", true)]
    [InlineData("../policy.yaml", false)]
    [InlineData("rules/../../policy.yaml", false)]
    [InlineData("/etc/passwd", false)]
    [InlineData("rules//x.yaml", false)]
    [InlineData("a/b/c.yaml", false)]
    [InlineData("policy.yaml\n", false)]
    [InlineData("policy\0.yaml", false)]
    [InlineData(".hidden", false)]
    [InlineData("", false)]
    public void A_name_stays_in_its_folder(string name, bool usable) => Assert.Equal(usable, CandidateName.IsFile(name));

    [Theory]
    [InlineData("strict", true)]
    [InlineData("", true)]
    [InlineData("../strict", false)]
    [InlineData("strict\n", false)]
    public void So_does_a_preset(string name, bool usable) => Assert.Equal(usable, CandidateName.IsPreset(name));
}
