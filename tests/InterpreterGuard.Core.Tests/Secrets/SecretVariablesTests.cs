using System.Security.Cryptography;
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
    [InlineData("STRIPE_PUBLISHABLE_KEY", "pk_live4Qm9ZtX2vKc7LwPq1Rb8")]
    [InlineData("TOKEN_ENDPOINT_AUTH_METHOD", "client_secret_basic")]
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

        Assert.Empty(Scan(secrets, "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2FjY291bnRzLmV4YW1wbGUub3JnIiwic3ViIjoiOTg3NjU0MzIxMCJ9.q8Zt4LmW2xYv7RbN1cP5dSakq8Zt4LmW2xYv7Rb"));
    }

    [Fact]
    public void The_first_by_name_are_looked_for_and_each_is_told_apart()
    {
        var environment = Enumerable.Range(0, 40).ToDictionary(number => $"K{number:00}_TOKEN", number => Convert.ToHexString(SHA256.HashData([(byte)number])), StringComparer.Ordinal);

        var secrets = SecretVariables.Of(environment);

        Assert.Equal(SecretVariables.VariablesMax, secrets.Names.Count);
        Assert.Equal("K31_TOKEN", secrets.Names[^1]);
        foreach (var name in secrets.Names)
            Assert.Equal([name], Scan(secrets, Convert.ToBase64String(Encoding.ASCII.GetBytes(environment[name]))).Select(hit => hit.Owner).Distinct());
    }

    [Theory]
    [InlineData("AZURE_KEY_VAULT_URL", "https://my-production-vault.vault.azure.example/", "my-production-vault.vault.azure.example")]
    [InlineData("FIREBASE_AUTH_DOMAIN", "my-project-12345.firebaseapp.example", "my-project-12345.firebaseapp.example")]
    [InlineData("WEBHOOK_URL", "https://production-webhooks-receiver.example.com/hook/Zt4LmW2xYv7RbN1cQ9p", "production-webhooks-receiver.example.com")]
    [InlineData("AWS_CREDENTIALS", "[default]\naws_access_key_id = AKIA0\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "missing aws_secret_access_key")]
    [InlineData("S3_KEY", "reports/annual-summary-2024.csv", "reports/annual-summary-2024.csv")]
    [InlineData("PARTITION_KEY", "customer_account_identifier", "customer_account_identifier")]
    [InlineData("A_KEY", "created_at_timestamp_zone", "created_at_timestamp_zone")]
    [InlineData("A_TOKEN", "00000000000000000000000000000000abcdefgh12", "0000000000000000000000000000000000000000")]
    [InlineData("DEPLOY_KEY", "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW\nQyNTUxOQAAACBq8Zt4LmW2xYv7RbN1cP5dSakq8Zt4LmW2xYv7RbN1cP5dSaAAAAJhX4kq\n-----END OPENSSH PRIVATE KEY-----\n", "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW")]
    public void What_is_everybodys_is_not_taken_for_the_secret(string name, string value, string harmless)
    {
        var scan = SecretVariables.Of(One(name, value)).Scan();

        Assert.Empty(scan?.Feed(Encoding.UTF8.GetBytes(harmless)) ?? []);
    }

    [Theory]
    [InlineData("AWS_CREDENTIALS", "[default]\naws_access_key_id = AKIA0\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")]
    [InlineData("GOOGLE_CREDENTIALS", "{\"web\":{\"client_id\":\"123456789012-abcdefghij0123456789\",\"client_secret\":\"GOCSPX-Zt4LmW2xYv7RbN1cP5dSakq8\"}}", "GOCSPX-Zt4LmW2xYv7RbN1cP5dSakq8")]
    [InlineData("DB_SECRET", "host=db;user=admin;password=Zt4LmW2xYv7RbN1c", "Zt4LmW2xYv7RbN1c")]
    [InlineData("AWS_SECRET_ACCESS_KEY", "/JalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "/JalrXUtnFEMI/K7MDENG")]
    [InlineData("MAIL_PASSWORD", "~Zt4LmW2xYv7RbN1cQ9p", "Zt4LmW2xYv7RbN1cQ9")]
    [InlineData("PAYMENTS_TOKEN", "live4Qm9ZtX2vKc7LwPq1Rb8", "ive4Qm9ZtX2vKc7LwPq1Rb8")]
    [InlineData("PAYMENTS_TOKEN", "live4Qm9ZtX2vKc7LwPq1Rb8", "live4Qm9ZtX2vKc7LwPq1Rb")]
    [InlineData("DATABASE_URL", "postgres://app:orchard%2FTractor%2B9%3Dvelvet@db.example/shop", "orchard/Tractor+9=velvet")]
    [InlineData("WEBHOOK_URL", "https://production-webhooks-receiver.example.com/hook/Zt4LmW2xYv7RbN1cQ9p", "Zt4LmW2xYv7RbN1cQ9p")]
    [InlineData("PGPASSWORD", "live4Qm9ZtX2vKc7LwPq1Rb8", "live4Qm9ZtX2vKc7LwPq1Rb8")]
    [InlineData("apiToken", "live4Qm9ZtX2vKc7LwPq1Rb8", "live4Qm9ZtX2vKc7LwPq1Rb8")]
    [InlineData("API_KEYS", "live4Qm9ZtX2vKc7LwPq1Rb8", "live4Qm9ZtX2vKc7LwPq1Rb8")]
    [InlineData("TOKEN2", "live4Qm9ZtX2vKc7LwPq1Rb8", "live4Qm9ZtX2vKc7LwPq1Rb8")]
    [InlineData("VAULT_SECRET_ID", "6f9c1b52-7d3e-4f0a-9b8c-2e5d7a1c4f60", "6f9c1b52-7d3e-4f0a-9b8c-2e5d7a1c4f60")]
    [InlineData("BLOB_CONNECTION_STRING", "AccountName=shop;AccountKey=Zt4LmW2xYv7RbN1cP5dSakq8Zt4LmW2xYv7RbN1cP5dSa==;EndpointSuffix=core.example", "Zt4LmW2xYv7RbN1cP5dSakq8Zt4LmW2xYv7RbN1cP5dSa")]
    [InlineData("DEPLOY_KEY", "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW\nQyNTUxOQAAACBq8Zt4LmW2xYv7RbN1cP5dSakq8Zt4LmW2xYv7RbN1cP5dSaAAAAJhX4kq\n-----END OPENSSH PRIVATE KEY-----\n", "QyNTUxOQAAACBq8Zt4LmW2xYv7RbN1cP5dSakq8Zt4LmW2xYv7RbN1cP5dSaAAAAJhX4kq")]
    public void The_secret_itself_is_known_as_it_is_and_in_disguise(string name, string value, string secret)
    {
        var secrets = SecretVariables.Of(One(name, value));

        Assert.Contains(Scan(secrets, secret), hit => hit.Encoding == "plain");
        Assert.Contains(Scan(secrets, string.Concat(secret.Reverse())), hit => hit.Encoding == "reversed");
        Assert.Contains(Scan(secrets, Convert.ToHexString(Encoding.UTF8.GetBytes(secret))), hit => hit.Encoding == "hex");
    }

    [Fact]
    public void One_secret_under_several_names_is_one()
    {
        var secrets = SecretVariables.Of(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["HF_TOKEN"] = Token, ["HUGGING_FACE_HUB_TOKEN"] = Token, ["REDIS_PASSWORD"] = "orchard-Tractor-9-velvet", ["CELERY_BROKER_URL"] = "redis://:orchard-Tractor-9-velvet@cache.example/0",
        });

        Assert.Equal(["CELERY_BROKER_URL", "HF_TOKEN"], secrets.Names.Order(StringComparer.Ordinal));
        Assert.Equal(2, Scan(secrets, $"{Token}\norchard-Tractor-9-velvet").Count);
    }

    [Theory]
    [InlineData("4928374651029384", "4928374651029384")]
    [InlineData("4928374651029384abcdefghij4928374651029384", "4928374651029384abcdefghij4928374651029384")]
    public void What_is_the_same_turned_round_is_no_disguise(string value, string text) => Assert.Equal(["plain"], Scan(SecretVariables.Of(One("ACCOUNT_TOKEN", value)), text).Select(hit => hit.Encoding));

    [Fact]
    public void A_key_beside_its_own_hexadecimal_is_not_in_disguise()
    {
        var secrets = SecretVariables.Of(new Dictionary<string, string>(StringComparer.Ordinal) { ["SIGNING_KEY"] = Token, ["SIGNING_KEY_HEX"] = Convert.ToHexString(Encoding.ASCII.GetBytes(Token)) });

        Assert.DoesNotContain(Scan(secrets, Convert.ToHexString(Encoding.ASCII.GetBytes(Token))), hit => hit.Encoding != "plain");
    }

    private static Dictionary<string, string> One(string name, string value) => new(StringComparer.Ordinal) { [name] = value };

    private static IReadOnlyList<ValueHit<string>> Scan(SecretVariables secrets, string text) => secrets.Scan()!.Feed(Encoding.UTF8.GetBytes(text));
}
