namespace InterpreterGuard.Containment.Tests.Samples;

public sealed class SampleReaderTests
{
    [Fact]
    public void An_honest_header_is_read_whole()
    {
        var sample = SampleReader.Read("honest/a.py", "# expect: failed\n# exit: 3\n# stdin: a b\n# stdin:\n# arg: -v\n# stdout: 1\n# stdout:\n# note: why\n\nprint(1)\n");

        Assert.Equal(SampleExpectation.Failed, sample.Expect);
        Assert.Equal("python", sample.Language);
        Assert.Equal(3, sample.Exit);
        Assert.Equal(["a b", ""], sample.Stdin);
        Assert.Equal(["-v"], sample.Arguments);
        Assert.Equal(["1", ""], sample.Stdout);
        Assert.Null(sample.Threat);
        Assert.StartsWith("# expect", sample.Code, StringComparison.Ordinal);
    }

    [Fact]
    public void An_abuse_header_is_read_whole()
    {
        var sample = SampleReader.Read("abuse/a.sh", Abuse());

        Assert.Equal("shell", sample.Language);
        Assert.Equal(SampleExpectation.Detected, sample.Expect);
        Assert.Equal(new SampleThreat(27, "reverse shell", "runtime", "reverse-shell", "high", "killed"), sample.Threat);
    }

    [Fact]
    public void A_header_is_a_comment_of_its_language()
    {
        var sample = SampleReader.Read("honest/a.js", "// expect: completed\n// stdout: 1\n\nconsole.log(1)\n");

        Assert.Equal("javascript", sample.Language);
        Assert.Equal(["1"], sample.Stdout);
    }

    [Fact]
    public void A_header_ends_at_the_empty_line()
    {
        var sample = SampleReader.Read("honest/a.sh", "# expect: completed\n\n# stdout: not a key any more\necho\n");

        Assert.Empty(sample.Stdout);
    }

    [Theory]
    [InlineData("honest/a.py", "# expect: completed\n# colour: red\n\nx", "'colour' is no key of an honest sample")]
    [InlineData("honest/a.py", "# expect: completed\n# threat: 1 x\n\nx", "'threat' is no key of an honest sample")]
    [InlineData("honest/a.py", "# expect: detected\n\nx", "'expect' is 'detected'; it must be one of completed, failed")]
    [InlineData("honest/a.py", "# expect: completed\n# exit: 256\n\nx", "'exit' is '256'; it must be a whole number from 0 to 255")]
    [InlineData("honest/a.py", "# expect: completed\n# exit: 0\n# exit: 0\n\nx", "'exit' is given 2 times; once is enough")]
    [InlineData("honest/a.py", "# note: x\n# expect: completed\n\nx", "the first line must be '# expect: …'")]
    [InlineData("honest/a.py", "# expect: completed\nx\n", "'x' stands in the header; expected '# key: value', or an empty line behind the header")]
    [InlineData("honest/a.py", "# expect: completed", "there is nothing but a header")]
    [InlineData("honest/a.rb", "# expect: completed\n\nx", "the name must end in .py, .js, .cs or .sh")]
    [InlineData("honest/a.py", "# expect: completed\n# stdout: a\n# stdout-contains: a\n\nx", "'stdout' and 'stdout-contains' exclude each other")]
    public void A_header_that_breaks_the_format_is_refused(string name, string text, string problem)
    {
        var thrown = Assert.Throws<FormatException>(() => SampleReader.Read(name, text));

        Assert.Equal($"{name}: {problem}", thrown.Message);
    }

    [Theory]
    [InlineData("threat: 27 reverse shell", "threat: 41 reverse shell", "'threat' must be a number from 1 to 40 and a name")]
    [InlineData("threat: 27 reverse shell", "threat: 27", "'threat' must be a number from 1 to 40 and a name")]
    [InlineData("# at: runtime\n", "", "'at' is missing")]
    [InlineData("severity: high", "severity: info", "'severity' is 'info'; it must be one of low, medium, high, critical")]
    [InlineData("decision: killed", "decision: shot", "'decision' is 'shot'; it must be one of refused, denied, killed, stopped, any")]
    [InlineData("family: reverse-shell", "family: shells", "'family' is 'shells'; it must be one of credential, destruction, egress, escape, execution, exhaustion, miner, persistence, privilege, recon-breadth, reverse-shell, scan, tamper")]
    public void A_threat_that_breaks_the_format_is_refused(string right, string wrong, string problem)
    {
        var thrown = Assert.Throws<FormatException>(() => SampleReader.Read("abuse/a.sh", Abuse().Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Equal($"abuse/a.sh: {problem}", thrown.Message);
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var thrown = Assert.Throws<FormatException>(() => SampleReader.Read("abuse/a.sh", "# expect: detected\n\nx"));

        Assert.Equal(5, thrown.Message.Split("; ").Length);
    }

    [Fact]
    public void Every_sample_of_the_checkout_can_be_read_and_there_are_enough()
    {
        var honest = SampleCatalogue.Names("honest").Select(SampleCatalogue.Load).ToList();
        var abuse = SampleCatalogue.Names("abuse").Select(SampleCatalogue.Load).ToList();

        Assert.True(honest.Count >= 40, $"only {honest.Count} honest samples");
        Assert.True(abuse.Count >= 55, $"only {abuse.Count} abuse samples");
        Assert.True(abuse.Count(sample => sample.Threat!.At == "runtime") >= 25, "too few samples that only the sensors can see");
        Assert.All(abuse, sample => Assert.StartsWith($"abuse/{sample.Threat!.Number:00}-", sample.Name, StringComparison.Ordinal));
    }

    private static string Abuse() =>
        "# expect: detected\n# threat: 27 reverse shell\n# at: runtime\n# family: reverse-shell\n# severity: high\n# decision: killed\n\ntrue\n";
}
