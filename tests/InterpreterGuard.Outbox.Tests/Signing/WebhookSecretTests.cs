using System.Security.Cryptography;
using System.Text;
using InterpreterGuard.Outbox.Signing;

namespace InterpreterGuard.Outbox.Tests.Signing;

public sealed class WebhookSecretTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Fact]
    public void A_receiver_proves_id_time_and_body_with_the_shared_secret()
    {
        var signature = Read("whsec_" + Convert.ToBase64String(Key)).Sign("msg_1", 1700000000, "{\"a\":1}"u8);

        // As the specification says it, in one line and without our code.
        Assert.Equal("v1," + Convert.ToBase64String(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes("msg_1.1700000000.{\"a\":1}"))), signature);
    }

    [Fact]
    public void A_changed_id_time_body_or_secret_changes_the_signature()
    {
        var secret = Read("whsec_" + Convert.ToBase64String(Key));
        var other = Read("whsec_" + Convert.ToBase64String([.. Key.Reverse()]));

        string[] signatures = [secret.Sign("a", 1, "x"u8), secret.Sign("b", 1, "x"u8), secret.Sign("a", 2, "x"u8), secret.Sign("a", 1, "y"u8), other.Sign("a", 1, "x"u8)];

        Assert.Equal(5, signatures.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Two_secrets_sign_side_by_side()
    {
        var first = "whsec_" + Convert.ToBase64String(Key);
        var second = "whsec_" + Convert.ToBase64String([.. Key.Reverse()]);

        Assert.Equal($"{Read(first).Sign("a", 1, "x"u8)} {Read(second).Sign("a", 1, "x"u8)}", Read($"{first}\n\n{second}\n").Sign("a", 1, "x"u8));
    }

    [Theory]
    [InlineData("", "holds 0 secrets; it needs 1 to 4, one a line")]
    [InlineData("password", "holds a line that is no secret; write whsec_ and 24 to 64 random bytes in Base64, such as from: echo whsec_$(head -c 32 /dev/urandom | base64)")]
    [InlineData("whsec_c2hvcnQ=", "holds a line that is no secret; write whsec_ and 24 to 64 random bytes in Base64, such as from: echo whsec_$(head -c 32 /dev/urandom | base64)")]
    [InlineData("whsec_!!!", "holds a line that is no secret; write whsec_ and 24 to 64 random bytes in Base64, such as from: echo whsec_$(head -c 32 /dev/urandom | base64)")]
    public void What_is_no_secret_is_said_without_quoting_it(string text, string expected)
    {
        Assert.Null(WebhookSecret.Read(text, out var problem));
        Assert.Equal(expected, problem);
    }

    private static WebhookSecret Read(string text) => WebhookSecret.Read(text, out _)!;
}
