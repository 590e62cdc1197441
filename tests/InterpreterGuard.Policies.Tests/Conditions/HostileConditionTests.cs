namespace InterpreterGuard.Policies.Tests.Conditions;

/// <summary>Conditions that reach for more than facts. None may load; each is told why, at its place.</summary>
public sealed class HostileConditionTests
{
    private const string Types = "Types cannot be named in a condition";

    [Theory]
    [InlineData("System.IO.File.Exists(\"/etc/passwd\")", "is not among the helpers")]
    [InlineData("System.IO.File.ReadAllText(path) == \"x\"", "is not among the helpers")]
    [InlineData("global::System.Environment.Exit(1)", "is not among the helpers")]
    [InlineData("Environment.GetEnvironmentVariable(\"HOME\") == \"\"", "is not among the helpers")]
    [InlineData("System.Environment.MachineName == \"x\"", "cannot be named")]
    [InlineData("path.GetType().Assembly.Location == \"\"", "cannot be named")]
    [InlineData("path.GetType() == null", "is not among the helpers")]
    [InlineData("typeof(string).Name == path", "cannot be named")]
    [InlineData("typeof(string) == null", "Types cannot be named in a condition: 'typeof'")]
    [InlineData("((object)path).Equals(path)", "is not among the helpers")]
    [InlineData("(bool)(object)loopback", Types)]
    [InlineData("path is string", Types)]
    [InlineData("path is string s", "Behind 'is' stand constants only")]
    [InlineData("path is { Length: 3 }", "Behind 'is' stand constants only")]
    [InlineData("path is var x && x == x", "Behind 'is' stand constants only")]
    [InlineData("(path as object) == null", Types)]
    [InlineData("new System.IO.FileInfo(path).Exists", "cannot be named")]
    [InlineData("new string(path) == path", "A condition creates nothing: 'new' is not allowed.")]
    [InlineData("new[] { 1 }.Length == 1", "A condition creates no arrays")]
    [InlineData("port == 1 || (port = 2) == 2", "A condition assigns nothing")]
    [InlineData("port++ == 1", "A condition changes nothing")]
    [InlineData("--port == 1", "A condition changes nothing")]
    [InlineData("path[0] == 47", "'[…]' is not allowed")]
    [InlineData("path?.Length == 1", "write '.' instead of '?.'")]
    [InlineData("path == null", "Fields are never null")]
    [InlineData("(path ?? \"\") == \"\"", "'??' is not needed")]
    [InlineData("path == default", "Fields are never null")]
    [InlineData("loopback ? true : false", "Write alternatives with '||' and '&&'")]
    [InlineData("port switch { 1 => true, _ => false }", "Write alternatives with '||' and '&&'")]
    [InlineData("path.Any(c => c == 47)", "is not among the helpers")]
    [InlineData("path.Contains(x => true)", "Functions ('=>', 'delegate') are not allowed")]
    [InlineData("((System.Func<bool>)(() => true))()", "Only helpers of a field can be called")]
    [InlineData("delegate { return true; } == null", "Functions ('=>', 'delegate') are not allowed")]
    [InlineData("await path", "not")]
    [InlineData("throw null", "A condition throws nothing.")]
    [InlineData("$\"{path}\" == path", "interpolation")]
    [InlineData("path + path == path", "a condition compares, it does not compute")]
    [InlineData("port / 0 == 1", "a condition compares, it does not compute")]
    [InlineData("port << 31 == 1", "a condition compares, it does not compute")]
    [InlineData("true; System.IO.File.Delete(path)", "not")]
    [InlineData("true) || (true", "not a condition")]
    [InlineData("true; while (true) { }", "not")]
    [InlineData("(from c in path select c) == path", "not")]
    [InlineData("true // comment", "A condition has no comments")]
    [InlineData("true /* comment */", "A condition has no comments")]
    [InlineData("#if true\ntrue", "not")]
    [InlineData("_fact == _fact", "'_fact' is no field of network.connect")]
    [InlineData("fact.Kind == path", "cannot be named")]
    [InlineData("this == this", "'this' and 'base' cannot be named")]
    [InlineData("CompiledConditions.lists.tools.Count == 1", "cannot be named")]
    [InlineData("lists.tools.Values.Length == 1", "cannot be named")]
    [InlineData("lists.nothing.Count == 1", "There is no list 'nothing'")]
    [InlineData("profile.Name == path", "A profile has no field 'Name'. Did you mean 'name'?")]
    [InlineData("path.Contains<char>(path)", "Type arguments")]
    [InlineData("path.In<string>(lists.tools)", "Type arguments")]
    [InlineData("path.Contains(value: \"x\")", "Arguments are given by place")]
    [InlineData("path.Contains(ref path)", "Arguments are given by place")]
    [InlineData("path.Contains(out var x)", "Arguments are given by place")]
    [InlineData("string.Concat(path, path) == path", "is not among the helpers")]
    [InlineData("path.Replace(\"a\", \"b\") == path", "is not among the helpers")]
    [InlineData("path.ToString().Contains(\"x\")", "is not among the helpers")]
    [InlineData("path.Matches(path)", "The pattern must be one constant text")]
    [InlineData("path.Matches(\"(\")", "The pattern is not usable")]
    [InlineData("path.Matches(@\"(a)\\1\")", "The pattern is not usable")]
    [InlineData("sizeof(int) == port", "'typeof', 'sizeof' and 'default' are not allowed")]
    [InlineData("nameof(path) == path", "Only helpers of a field can be called")]
    [InlineData("checked(port == 1)", "'checked' and 'unchecked' are not allowed")]
    [InlineData("stackalloc int[1000000] == port", "A condition creates no arrays")]
    [InlineData("(path, port) == (path, port)", "A condition creates nothing")]
    [InlineData("[1, 2] == port", "A condition creates no arrays")]
    [InlineData("\"x\"u8 == path", "not")]
    [InlineData("path!.Length == 1", "'!' behind a value is not needed")]
    [InlineData("port..port == port", "not")]
    [InlineData("*path == 1", "Pointers are not allowed")]
    [InlineData("path.Length.CompareTo(port) == 1", "is not among the helpers")]
    [InlineData("count(over: \"10s\")", "A counter is compared by '>', '>=' or '=='")]
    [InlineData("count() > 2", "A counter says over which time it counts")]
    [InlineData("count(\"10s\") > 2", "A counter says over which time it counts")]
    [InlineData("count(over: path) > 2", "A counter says over which time it counts, as a constant")]
    [InlineData("count(over: \"10s\", by: path) > 2", "A counter is written count(over: …)")]
    [InlineData("count(over: \"10 years\") > 2", "is no time from 100ms to 24h")]
    [InlineData("count(over: \"48h\") > 2", "is no time from 100ms to 24h")]
    [InlineData("count(over: \"0s\") > 2", "is no time from 100ms to 24h")]
    [InlineData("count(over: \"10s\") > 2000000000", "A counter is compared with a number from 1 to 1022")]
    [InlineData("count(over: \"10s\") >= 0", "A counter is compared with a number from 1 to 1022")]
    [InlineData("count(over: \"10s\") > 2L", "A counter is compared by '>', '>=' or '=='")]
    [InlineData("count(over: \"10s\") > port", "A counter is compared by '>', '>=' or '=='")]
    [InlineData("count(over: \"10s\") < 2", "A counter is compared by '>', '>=' or '=='")]
    [InlineData("2 < count(over: \"10s\")", "A counter is compared by '>', '>=' or '=='")]
    [InlineData("count(over: \"10s\") is > 2", "A counter is compared by '>', '>=' or '=='")]
    [InlineData("count(over: \"10s\") > 2 || port == 1", "A counter is the last part of a condition")]
    [InlineData("count(over: \"10s\") > 2 && port == 1", "A counter is the last part of a condition")]
    [InlineData("!(count(over: \"10s\") > 2)", "A counter is the last part of a condition")]
    [InlineData("loopback == (count(over: \"10s\") > 2)", "A counter is the last part of a condition")]
    [InlineData("path.Contains(\"x\" == (count(over: \"10s\") > 2))", "A counter is the last part of a condition")]
    [InlineData("count(over: \"10s\") > 2 && count(over: \"20s\") > 3", "A counter is the last part of a condition")]
    [InlineData("distinct(count(over: \"10s\"), over: \"10s\") > 2", "A condition has one counter")]
    [InlineData("count(by: System.Environment.MachineName, over: \"10s\") > 2", "cannot be named")]
    [InlineData("count(by: path.GetType(), over: \"10s\") > 2", "is not among the helpers")]
    [InlineData("count(by: loopback, over: \"10s\") > 2", "cannot convert")]
    [InlineData("count(by: address, by: port, over: \"10s\") > 2", "A counter is written count(over: …)")]
    [InlineData("count(address, over: \"10s\") > 2", "'count' counts facts")]
    [InlineData("distinct(over: \"10s\") > 2", "Say what is to be different")]
    [InlineData("distinct(by: address, over: \"10s\") > 2", "Say what is to be different")]
    [InlineData("count(over: \"10s\", where: path) > 2", "A counter is written count(over: …)")]
    [InlineData("count(since: path, over: \"10s\") > 2", "A counter knows 'by:' and 'over:', not 'since:'")]
    [InlineData("count<string>(over: \"10s\") > 2", "Only helpers of a field can be called")]
    [InlineData("count == 2", "'count' is no field of network.connect")]
    [InlineData("path.count(over: \"10s\") > 2", "'count' is not among the helpers")]
    [InlineData("sum(over: \"10s\") > 2", "Only helpers of a field can be called")]
    [InlineData("IG4001()", "Only helpers of a field can be called")]
    [InlineData("When_IG4001(fact, profile, memory)", "Only helpers of a field can be called")]
    [InlineData("_memory.Count(c0) > 2", "'Count' is not among the helpers")]
    [InlineData("c0 == c0", "'c0' is no field of network.connect")]
    [InlineData("time == time", "Name one of them: 'time.<name>'.")]
    [InlineData("time.Now.Hour == 1", "cannot be named")]
    [InlineData("time.Hour == 1", "A time has no field 'Hour'. Did you mean 'hour'?")]
    [InlineData("time.elapsed.CompareTo(1) == 1", "is not among the helpers")]
    [InlineData("address.InNetwork(path)", "The network must be one constant text")]
    [InlineData("address.InNetwork(\"10.0.0.1/8\")", "has bits set behind its prefix length")]
    [InlineData("address.InNetwork(lists.metadata_addresses)", "The network must be one constant text")]
    public void A_condition_that_reaches_for_more_than_facts_does_not_load(string condition, string why)
    {
        using var policy = TestPolicy.WithCondition("network.connect", condition);

        var problems = policy.Problems();

        Assert.Contains(problems, problem => problem.Contains(why, StringComparison.Ordinal) && problem.StartsWith("rules/4xxx-network.yaml:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_condition_of_a_thousand_brackets_is_an_answer_and_no_crash()
    {
        using var policy = TestPolicy.WithCondition("network.connect", new string('(', 1900) + "true" + new string(')', 1900));

        Assert.Equal("rules/4xxx-network.yaml:4:20: Brackets are nested more than 10 deep. Split the rule, or leave out brackets that are not needed.", Assert.Single(policy.Problems()));
    }

    /// <summary>A parser of C# needs a time for these that doubles with each repetition, or ends the process for want of stack.</summary>
    [Theory]
    [InlineData("[", "'[' is not allowed in a condition.")]
    [InlineData("a?[", "'[' is not allowed in a condition.")]
    [InlineData("(a?", "'?' is not allowed in a condition.")]
    [InlineData("(a=", "Brackets are nested more than 10 deep.")]
    [InlineData("(a<b,", "Brackets are nested more than 10 deep.")]
    [InlineData("a<", "The condition has more than 20 times '<'.")]
    [InlineData("$\"{", "interpolation")]
    [InlineData("@\"\"\"\" == path && [", "'[' is not allowed in a condition.")]
    [InlineData("path == \"\\\"\" && [", "'[' is not allowed in a condition.")]
    [InlineData("\"\"\"[\"\"\" == path && ", "three quotes are not allowed")]
    [InlineData("/*\"*/[", "A condition has no comments")]
    public void A_condition_that_a_parser_would_never_end_with_is_not_given_to_one(string part, string why)
    {
        using var policy = TestPolicy.WithCondition("network.connect", string.Concat(Enumerable.Repeat(part, 3900 / part.Length)));

        Assert.Contains(why, Assert.Single(policy.Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public void Brackets_in_texts_are_no_brackets()
    {
        using var policy = TestPolicy.WithCondition("file.open", """path.Matches("[(]{1,3}[)?]+[<]*[?]") || path == @"[[[[((((((((((((" || path.Contains('[')""");

        Assert.NotNull(policy.Load());
    }

    [Fact]
    public void A_condition_of_megabytes_beside_a_scope_is_not_parsed_to_look_for_counters()
    {
        using var policy = TestPolicy.With("rules/4xxx-network.yaml", TestPolicy.Rule
            .Replace("when: port == 4444", $"when: '{new string('(', 800_000)}'", StringComparison.Ordinal)
            .Replace("  on: network.connect", "  scope: tenant\n  on: network.connect", StringComparison.Ordinal));

        Assert.Contains("The condition has 800000 characters; at most 4000 are allowed.", Assert.Single(policy.Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_of_megabytes_is_refused_before_it_is_parsed()
    {
        using var policy = TestPolicy.WithCondition("network.connect", string.Join(" || ", Enumerable.Repeat("port == 1", 1000)));

        Assert.Equal("rules/4xxx-network.yaml:4:10: The condition has 12996 characters; at most 4000 are allowed. Put names into a list.", Assert.Single(policy.Problems()));
    }
}
