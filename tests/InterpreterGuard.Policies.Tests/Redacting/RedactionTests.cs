using System.Diagnostics;
using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Policies.Tests.Redacting;

public sealed class RedactionTests
{
    private const string Aws = "AKIAIOSFODNN7EXAMPLE";

    private static IRedaction Base => BasePolicy.Policy.Redaction;

    [Theory]
    [InlineData($"key {Aws}.", "key [masked: aws_access_key].")]
    [InlineData($"{Aws} and {Aws}", "[masked: aws_access_key] and [masked: aws_access_key]")]
    [InlineData("curl -H 'Authorization: Bearer abcdefghijklmnop' x", "curl -H 'Authorization: Bearer [masked: bearer_token]' x")]
    [InlineData("postgres://app:s3cret!pw@db/app", "postgres://app:[masked: password_in_address]@db/app")]
    [InlineData("-----BEGIN EC PRIVATE KEY-----\\nMHcCAQEE\\n-----END EC PRIVATE KEY-----", "-----BEGIN EC PRIVATE KEY-----[masked: private_key]-----END EC PRIVATE KEY-----")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----MIIEowIBAAKCAQEA0Z3VS5JJcds3xf…", "-----BEGIN RSA PRIVATE KEY-----[masked: private_key]")]
    [InlineData("nothing here, AKIA too short", "nothing here, AKIA too short")]
    [InlineData("", "")]
    public void Secrets_are_replaced_by_their_name_and_nothing_else_is(string text, string masked) => Assert.Equal(masked, Base.Mask(text));

    [Theory]
    [InlineData($"key {Aws}.", "key ████████████████████.")]
    [InlineData("postgres://app:s3cret!pw@db/app", "postgres://app:█████████@db/app")]
    [InlineData("-----BEGIN EC PRIVATE KEY-----\nMHcC\r\nAQEE\n-----END EC PRIVATE KEY-----", "-----BEGIN EC PRIVATE KEY-----\n████\r\n████\n-----END EC PRIVATE KEY-----")]
    [InlineData("nothing here, AKIA too short", "nothing here, AKIA too short")]
    public void A_secret_is_covered_where_it_stands_and_nothing_moves(string text, string covered) => Assert.Equal(covered, Base.Cover(text));

    [Fact]
    public void The_base_covers_nothing_at_rest() => Assert.False(Base.CoversAtRest);

    [Fact]
    public void A_text_without_a_secret_is_given_back_as_it_is()
    {
        const string Text = "calls 'os.system' with 'ls -l' on line 3";

        Assert.Same(Text, Base.Mask(Text));
    }

    [Fact]
    public void What_is_masked_is_not_masked_again() =>
        Assert.Equal(Base.Mask($"Authorization: Bearer {Aws}{Aws}"), Base.Mask(Base.Mask($"Authorization: Bearer {Aws}{Aws}")));

    public static TheoryData<string> Hostile =>
    [
        new string('a', 300_000),
        string.Concat(Enumerable.Repeat("AKIA", 75_000)),
        string.Concat(Enumerable.Repeat("eyJaaaaaaaa.", 25_000)),
        string.Concat(Enumerable.Repeat("-----BEGIN PRIVATE KEY-----", 12_000)),
        string.Concat(Enumerable.Repeat("a://b:", 50_000)),
        string.Concat(Enumerable.Repeat("aws_secret_", 30_000)),
        "Authorization: Bearer " + new string('=', 300_000),
        string.Concat(Enumerable.Repeat("\ud800\u0000\u202e", 100_000)),
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_texts_take_time_that_grows_with_their_length_and_no_more(string text)
    {
        Base.Mask(text[..1000]);
        var began = Stopwatch.GetTimestamp();

        Base.Mask(text);

        // A square of the length would take hours; the machine may be as busy as it likes.
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void All_problems_of_a_redaction_are_told()
    {
        using var policy = TestPolicy.With("redaction.yaml", """
            output: maybe
            patterns:
              Upper: { why: x, pattern: a, masks: [a], spares: [b] }
              everywhere: { why: x, pattern: 'a*', masks: [a], spares: [b] }
              looks_back: { why: x, pattern: '(a)\1', masks: [aa], spares: [b] }
              misses: { why: x, pattern: abc, masks: [abd], spares: [xabcx] }
              silent: { pattern: abc, masks: [abc] }
            """);

        Assert.Equal(
        [
            "redaction.yaml:1:9: 'output' is false or true, not 'maybe'.",
            "redaction.yaml:3:3: 'Upper' is no name for a pattern: names are 1 to 60 lower-case letters, digits and '_', beginning with a letter.",
            "redaction.yaml:4:34: The pattern matches the empty text: it would mask everywhere.",
            "redaction.yaml:5:34: The pattern is not usable: ",
            "redaction.yaml:6:43: The pattern 'misses' masks nothing in 'abd'.",
            "redaction.yaml:6:58: The pattern 'misses' masks something in 'xabcx', which it must spare.",
            "redaction.yaml:7:11: The key 'spares' is missing: a pattern of secrets needs it.",
            "redaction.yaml:7:11: The key 'why' is missing: a pattern of secrets needs it.",
        ],
        policy.Problems().Select(problem => problem.Contains("not usable: ", StringComparison.Ordinal) ? problem[..(problem.IndexOf("usable: ", StringComparison.Ordinal) + 8)] : problem).Order(StringComparer.Ordinal));
    }
}
