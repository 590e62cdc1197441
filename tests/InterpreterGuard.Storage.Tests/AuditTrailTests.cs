using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Audit;
using InterpreterGuard.TestKit.Given;
using Microsoft.Data.Sqlite;

namespace InterpreterGuard.Storage.Tests;

/// <summary>Whoever changes the trail behind the host's back is found out, and the first link he touched is named.</summary>
public sealed class AuditTrailTests : IAsyncLifetime
{
    private readonly string _path = OpenStorage.NewPath();
    private OpenStorage _storage = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _storage = await OpenStorage.AtAsync(_path);
        for (var i = 1; i <= 6; i++)
            await _storage.Audit.AppendAsync(new AuditEvent(AuditKind.SignIn, $"person {i}", $"subject {i}", $"detail {i}", "acme"), Stop);
    }

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task What_nobody_touched_is_whole()
    {
        var proof = await ProveAsync();

        Assert.Equal((6L, (long?)null, (string?)null), (proof.Count, proof.BrokenAt, proof.Problem));
    }

    [Theory]
    [InlineData("at", 4, "it is not what was hashed when it was written")]
    [InlineData("kind", 4, "it is not what was hashed when it was written")]
    [InlineData("actor", 4, "it is not what was hashed when it was written")]
    [InlineData("subject", 4, "it is not what was hashed when it was written")]
    [InlineData("detail", 4, "it is not what was hashed when it was written")]
    [InlineData("tenant", 4, "it is not what was hashed when it was written")]
    [InlineData("hash", 4, "it is not what was hashed when it was written")]
    [InlineData("previous", 4, "it does not hang on the one before it")]
    [InlineData("number", 4, "it is missing; the next one there is 5")]
    public async Task One_changed_byte_of_any_column_is_found_at_its_link(string column, long link, string problem)
    {
        if (column is "at" or "number")
            Sql($"UPDATE audit_entries SET {column} = {column} + {(column == "number" ? 100 : 1)} WHERE number = 4");
        else
            Sql($"UPDATE audit_entries SET {column} = CASE substr({column}, 1, 1) WHEN 'a' THEN 'b' ELSE 'a' END || substr({column}, 2) WHERE number = 4");

        var proof = await ProveAsync();

        Assert.Equal((link, problem), (proof.BrokenAt, proof.Problem));
    }

    [Fact]
    public async Task A_deleted_link_is_missing()
    {
        Sql("DELETE FROM audit_entries WHERE number = 3");

        Assert.Equal((3L, "it is missing; the next one there is 4"), await BrokenAsync());
    }

    [Fact]
    public async Task A_trail_without_its_beginning_is_broken_at_the_first()
    {
        Sql("DELETE FROM audit_entries WHERE number <= 2");

        Assert.Equal((1L, "it is missing; the next one there is 3"), await BrokenAsync());
    }

    [Fact]
    public async Task Two_links_that_changed_places_are_found_at_the_first_of_them()
    {
        Sql("UPDATE audit_entries SET number = 100 WHERE number = 2; UPDATE audit_entries SET number = 2 WHERE number = 3; UPDATE audit_entries SET number = 3 WHERE number = 100");

        Assert.Equal((2L, "it does not hang on the one before it"), await BrokenAsync());
    }

    [Fact]
    public async Task A_link_put_in_between_is_found()
    {
        Sql("UPDATE audit_entries SET number = number + 100 WHERE number > 3; UPDATE audit_entries SET number = number - 99 WHERE number > 100; "
            + "INSERT INTO audit_entries SELECT 4, at, kind, actor, subject, detail, tenant, hash, hash FROM audit_entries WHERE number = 3");

        Assert.Equal((4L, "it is not what was hashed when it was written"), await BrokenAsync());
    }

    [Fact]
    public async Task A_cut_trail_is_whole_by_itself_and_found_out_by_a_head_that_was_signed()
    {
        var last = (await _storage.Audit.LastAsync(Stop))!;
        var head = new AuditHead(last.Number, last.Hash, GivenExecutions.Noon, "key", "signature");
        Sql("DELETE FROM audit_entries WHERE number > 4");

        Assert.Null((await ProveAsync()).BrokenAt);
        var proof = await ProveAsync(head);
        Assert.Equal((5L, "it is missing, and so is everything up to 6, which was there when the head was signed at 2026-03-04 12:00:00Z"), (proof.BrokenAt, proof.Problem));
    }

    [Fact]
    public async Task A_trail_written_anew_is_whole_by_itself_and_found_out_by_a_head_that_was_signed()
    {
        var last = (await _storage.Audit.LastAsync(Stop))!;
        var head = new AuditHead(last.Number, last.Hash, GivenExecutions.Noon, "key", "signature");
        Sql("DELETE FROM audit_entries");
        for (var i = 1; i <= 7; i++)
            await _storage.Audit.AppendAsync(new AuditEvent(AuditKind.SignIn, "somebody else", $"subject {i}", $"detail {i}"), Stop);

        Assert.Null((await ProveAsync()).BrokenAt);
        Assert.Equal(6, (await ProveAsync(head)).BrokenAt);
    }

    [Fact]
    public async Task Two_heads_that_differ_prove_that_it_was_written_twice()
    {
        var head = new AuditHead(3, AuditChain.Beginning, GivenExecutions.Noon, "key", "signature");

        Assert.Equal(3, (await ProveAsync(head, head with { Hash = new string('1', 64) })).BrokenAt);
    }

    [Fact]
    public async Task A_key_is_made_and_revoked_together_with_its_links()
    {
        await _storage.Keys.AddAsync(new ApiKey("abc", "n", Role.Reviewer, new byte[] { 1 }, GivenExecutions.Noon, null) { Sees = ["acme"] }, "boss", Stop);
        await _storage.Keys.RevokeAsync("abc", GivenExecutions.Noon, "boss", Stop);
        await _storage.Keys.RevokeAsync("none", GivenExecutions.Noon, "boss", Stop);

        var links = await _storage.Audit.ListNewestAsync(AuditKind.Key, long.MaxValue, 10, Stop);

        Assert.Equal(["boss abc revoked", "boss abc made, role reviewer, sees acme"], links.Select(link => $"{link.Actor} {link.Subject} {link.Detail}"));
        Assert.Null((await ProveAsync()).BrokenAt);
    }

    [Fact]
    public async Task A_text_that_no_column_holds_as_it_is_does_not_break_the_chain()
    {
        await _storage.Audit.AppendAsync(new AuditEvent(AuditKind.SignIn, "a\0b", "\ud800 lone", new string('x', 5000)), Stop);

        Assert.Null((await ProveAsync()).BrokenAt);
        Assert.Equal(AuditEvent.PartLengthMax, (await _storage.Audit.LastAsync(Stop))!.Detail.Length);
    }

    private async Task<(long?, string?)> BrokenAsync() => await ProveAsync() is var proof ? (proof.BrokenAt, proof.Problem) : default;

    private async Task<AuditProof> ProveAsync(params AuditHead[] heads)
    {
        var proof = new AuditProof(heads);
        foreach (var entry in await _storage.Audit.ListAsync(0, 1000, Stop))
            proof.Take(entry);
        proof.End();
        return proof;
    }

    private void Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_path}");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
