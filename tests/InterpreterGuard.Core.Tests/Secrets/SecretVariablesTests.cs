using System.Text;
using InterpreterGuard.Core.Secrets;
using InterpreterGuard.Core.Values;

namespace InterpreterGuard.Core.Tests.Secrets;

public sealed class SecretVariablesTests
{
    private const string Token = "live4Qm9ZtX2vKc7LwPq1Rb8";

    [Theory]
    [InlineData("PAYMENTS_TOKEN", Token)]
    [InlineData("payments-api-key", Token)]
    [InlineData("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")]
    [InlineData("DATABASE_URL", "postgres://app:orchard-Tractor-9-velvet@db.example:5432/shop")]
    [InlineData("CACHE", "redis://cachewriter:s3cret!pw9@cache.example/0")]
    [InlineData("SLACK_WEBHOOK_URL", "https://hooks.example/services/T0001/B0002/kq8Zt4LmW2xYv7RbN1cP5dSa")]
    [InlineData("MAIL_PASSWORD", "correct horse battery staple")]
    [InlineData("SIGNING_KEY", "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n-----END PRIVATE KEY-----\n")]
    [InlineData("SESSION_JWT", "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4ifQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c")]
    public void What_holds_a_secret_is_known_again(string name, string value)
    {
        var secrets = SecretVariables.Of(One(name, value));

        Assert.Equal([name], secrets.Names);
        Assert.Equal([new ValueHit<string>(name, "plain")], Scan(secrets, $"GET /?q={value} HTTP/1.1"));
        Assert.Equal([new ValueHit<string>(name, "base64")], Scan(secrets, Convert.ToBase64String(Encoding.UTF8.GetBytes("user:" + value))));
        Assert.Equal([new ValueHit<string>(name, "hex")], Scan(secrets, Convert.ToHexString(Encoding.UTF8.GetBytes(value))));
    }

    [Theory]
    [InlineData("HOME", "/home/somebody/with/a/long/path")]
    [InlineData("PWD", "/work/a/long/folder/of/somebody")]
    [InlineData("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")]
    [InlineData("SSH_KEY_PATH", "keys/production/id_ed25519")]
    [InlineData("GOOGLE_APPLICATION_CREDENTIALS", "/secrets/service-account-4711.json")]
    [InlineData("REPORT_TITLE", "The quick brown fox jumps over the lazy dog")]
    [InlineData("API_URL", "https://api.example.org/v1/some/long/path?with=arguments")]
    [InlineData("PAYMENTS_TOKEN", "short4Qm9")]
    [InlineData("PAYMENTS_TOKEN", "changechangechangechange")]
    [InlineData("KEYBOARD_LAYOUT", "german-without-dead-keys-105")]
    [InlineData("PAYMENTS_TOKEN", "")]
    [InlineData("DATABASE_URL", "postgres://db.example:5432/shop@today")]
    public void What_holds_none_is_left_alone(string name, string value)
    {
        Assert.Same(SecretVariables.None, SecretVariables.Of(One(name, value)));
        Assert.Null(SecretVariables.None.Scan());
    }

    [Theory]
    [InlineData("a+b/c=Zt4LmW2xYv7RbN1c")]
    [InlineData("wé!Zt4Lm W2xYv7RbN1cP5")]
    public void Forms_and_json_write_signs_as_numbers(string value)
    {
        var secrets = SecretVariables.Of(One("MAIL_PASSWORD", value));

        Assert.Contains(Scan(secrets, "password=" + Uri.EscapeDataString(value)), hit => hit.Encoding == "plain");
        Assert.Contains(Scan(secrets, System.Text.Json.JsonSerializer.Serialize(value)), hit => hit.Encoding == "plain");
        Assert.Contains(Scan(secrets, value), hit => hit.Encoding == "plain");
    }

    [Fact]
    public void A_password_is_known_without_its_address()
    {
        var secrets = SecretVariables.Of(One("DATABASE_URL", "postgres://app:orchard-Tractor-9-velvet@db.example:5432/shop"));

        Assert.Equal([new ValueHit<string>("DATABASE_URL", "reversed")], Scan(secrets, string.Concat("orchard-Tractor-9-velvet".Reverse())));
        Assert.Empty(Scan(secrets, "connected to db.example:5432/shop as app"));
    }

    [Fact]
    public void Tokens_of_one_kind_begin_alike_and_are_not_taken_for_each_other()
    {
        var secrets = SecretVariables.Of(One("SESSION_JWT", "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2FjY291bnRzLmV4YW1wbGUub3JnIiwic3ViIjoiMTIzNDU2Nzg5MCJ9.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV"));

        Assert.Empty(Scan(secrets, "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2FjY291bnRzLmV4YW1wbGUub3JnIiwic3ViIjoiOTg3NjU0MzIxMCJ9.TflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV"));
    }

    [Fact]
    public void The_first_by_name_are_looked_for_and_each_is_told_apart()
    {
        var environment = Enumerable.Range(0, 40).ToDictionary(number => $"KEY_{number:00}", number => $"{Token}{number:00}{Token[^(number % 9 + 1)..]}x{number}", StringComparer.Ordinal);

        var secrets = SecretVariables.Of(environment.ToDictionary(one => one.Key, one => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(one.Value))), StringComparer.Ordinal));

        Assert.Equal(SecretVariables.VariablesMax, secrets.Names.Count);
        Assert.Equal("KEY_31", secrets.Names[^1]);
        foreach (var name in secrets.Names)
            Assert.Equal([name], Scan(secrets, Convert.ToBase64String(Encoding.ASCII.GetBytes(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(environment[name])))))).Select(hit => hit.Owner).Distinct());
    }

    private static Dictionary<string, string> One(string name, string value) => new(StringComparer.Ordinal) { [name] = value };

    private static IReadOnlyList<ValueHit<string>> Scan(SecretVariables secrets, string text) => secrets.Scan()!.Feed(Encoding.UTF8.GetBytes(text));
}
