using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InterpreterGuard.Outbox.Formats;
using InterpreterGuard.Outbox.Tests.Support;

namespace InterpreterGuard.Outbox.Tests.Delivery;

/// <summary>Real connections to receivers that are slow, broken, rude or gone; only the clock is ours.</summary>
public sealed class WebhookDeliveryTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Messages_arrive_in_order_signed_under_their_ids()
    {
        var secret = Path.GetTempFileName();
        await File.WriteAllTextAsync(secret, "whsec_" + Convert.ToBase64String(new byte[32]), TestContext.Current.CancellationToken);
        File.SetUnixFileMode(secret, UnixFileMode.UserRead);
        await using var receiver = new WebhookReceiver();
        await using var run = new WorkerRun($"http://127.0.0.1:{receiver.Port}/in?k=1", destination => destination.SecretFile = secret);

        run.Outbox.Add("a", "b", "c");
        await run.UntilAsync(() => run.Outbox.Delivered.Count == 3);

        Assert.Equal(["a", "b", "c"], receiver.Requests.Select(request => request.Body));
        Assert.Equal(["msg_a", "msg_b", "msg_c"], receiver.Requests.Select(request => request.Id));
        var first = receiver.Requests.First();
        var timestamp = run.Time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        Assert.Equal(("/in?k=1", timestamp, "application/json; charset=utf-8"), (first.Path, first.Headers["webhook-timestamp"], first.Headers["content-type"]));
        Assert.Equal("v1," + Convert.ToBase64String(HMACSHA256.HashData(new byte[32], Encoding.UTF8.GetBytes($"msg_a.{timestamp}.a"))), first.Headers["webhook-signature"]);
    }

    [Theory]
    [InlineData(500, "it answered 500")]
    [InlineData(404, "it answered 404")]
    [InlineData(302, "it answered 302")]
    public async Task A_failing_receiver_gets_the_same_message_again_before_the_next_one(int status, string error)
    {
        await using var receiver = new WebhookReceiver(count => count <= 3 ? WebhookReceiver.Status(status, "Location: http://127.0.0.1:1/\r\n") : WebhookReceiver.Ok);
        await using var run = new WorkerRun($"http://127.0.0.1:{receiver.Port}/");

        run.Outbox.Add("a", "b");
        await run.UntilAsync(() => run.Outbox.Delivered.Count == 2, Second);

        Assert.Equal(["msg_a", "msg_a", "msg_a", "msg_a", "msg_b"], receiver.Requests.Select(request => request.Id));
        Assert.Equal([error, error, error], run.Outbox.Errors);
    }

    [Theory]
    [InlineData("Retry-After: 120\r\n")]
    [InlineData("Retry-After: Wed, 04 Mar 2026 12:02:00 GMT\r\n")]
    public async Task What_the_receiver_asks_for_is_waited_for(string header)
    {
        await using var receiver = new WebhookReceiver(count => count == 1 ? WebhookReceiver.Status(429, header) : WebhookReceiver.Ok);
        await using var run = new WorkerRun($"http://127.0.0.1:{receiver.Port}/");

        run.Outbox.Add("a");
        await run.UntilAsync(() => run.Outbox.Errors.Count == 1);
        run.Time.Advance(TimeSpan.FromSeconds(118));
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Single(receiver.Requests);
        run.Time.Advance(TimeSpan.FromSeconds(3));
        await run.UntilAsync(() => run.Outbox.Delivered.Count == 1, Second);
    }

    [Fact]
    public async Task A_receiver_that_hangs_is_left_after_its_time_and_tried_again()
    {
        await using var receiver = new WebhookReceiver(count => count == 1 ? WebhookReceiver.Hang : WebhookReceiver.Ok);
        await using var run = new WorkerRun($"http://127.0.0.1:{receiver.Port}/");

        run.Outbox.Add("a");
        await run.UntilAsync(() => receiver.Requests.Count == 1);
        await run.UntilAsync(() => run.Outbox.Delivered.Count == 1, Second);

        Assert.Equal(["it did not answer within 15 s"], run.Outbox.Errors);
    }

    [Fact]
    public async Task A_connection_that_is_reset_in_the_middle_costs_nothing()
    {
        await using var receiver = new WebhookReceiver(count => count is 1 or 3 ? WebhookReceiver.Reset : WebhookReceiver.Ok);
        await using var run = new WorkerRun($"http://127.0.0.1:{receiver.Port}/");

        run.Outbox.Add("a", "b");
        await run.UntilAsync(() => run.Outbox.Delivered.Count == 2, Second);

        Assert.Equal(["a", "b"], receiver.Requests.Select(request => request.Body).Distinct(StringComparer.Ordinal));
        Assert.All(run.Outbox.Errors, error => Assert.Contains(error, (string[])["the connection was reset", "the connection ended before the answer", "the connection broke"]));
    }

    [Fact]
    public async Task Nobody_there_for_a_day_and_nothing_is_lost()
    {
        int port;
        await using (var gone = new WebhookReceiver())
            port = gone.Port;
        await using var run = new WorkerRun($"http://127.0.0.1:{port}/");

        run.Outbox.Add("a", "b", "c");
        await run.UntilAsync(() => run.Outbox.Errors.Count >= 5, Second);
        await run.UntilAsync(() => run.IsBroken, TimeSpan.Zero);
        var before = run.Outbox.Errors.Count;
        var day = run.Time.GetUtcNow() + TimeSpan.FromDays(1);
        await run.UntilAsync(() => run.Time.GetUtcNow() >= day, TimeSpan.FromMinutes(5));

        // Pauses have grown: it is asked some hundred times a day, not every second.
        Assert.InRange(run.Outbox.Errors.Count - before, 50, 2000);
        // The test's clock may jump over an attempt that is under way.
        Assert.All(run.Outbox.Errors, error => Assert.Contains(error, (string[])["nobody listens there", "it did not answer within 15 s"]));
        Assert.Contains("nobody listens there", run.Outbox.Errors);
        Assert.Equal((3, 0), (run.Outbox.Waiting, run.Outbox.Dead.Count));
    }

    [Fact]
    public async Task After_seven_days_a_message_is_dead_and_the_next_has_its_turn()
    {
        var isUp = false;
        await using var receiver = new WebhookReceiver(_ => Volatile.Read(ref isUp) ? WebhookReceiver.Ok : WebhookReceiver.Status(503));
        await using var run = new WorkerRun($"http://127.0.0.1:{receiver.Port}/");

        run.Outbox.Add("old");
        await run.UntilAsync(() => run.Outbox.Errors.Count > 0);
        run.Time.Advance(TimeSpan.FromDays(6));
        run.Outbox.Add("new");
        await run.UntilAsync(() => run.Outbox.Dead.Count == 1, TimeSpan.FromHours(1));
        Volatile.Write(ref isUp, true);
        await run.UntilAsync(() => run.Outbox.Delivered.Count == 1, TimeSpan.FromMinutes(1));

        Assert.Equal(["msg_old: it answered 503"], run.Outbox.Dead);
        Assert.Equal(["msg_new"], run.Outbox.Delivered);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    [InlineData(422)]
    public async Task A_message_that_the_receiver_refuses_as_such_does_not_hold_up_the_others_for_long(int status)
    {
        await using var receiver = new WebhookReceiver(count => count <= 5 ? WebhookReceiver.Status(status) : WebhookReceiver.Ok);
        await using var run = new WorkerRun($"http://127.0.0.1:{receiver.Port}/");

        run.Outbox.Add("poison", "good");
        await run.UntilAsync(() => run.Outbox.Delivered.Count == 1, Second);

        Assert.Equal(($"msg_poison: it answered {status}", "msg_good", 6), (run.Outbox.Dead[0], run.Outbox.Delivered[0], receiver.Requests.Count));
    }

    [Fact]
    public async Task A_store_that_breaks_after_the_receipt_makes_a_second_delivery_under_the_same_id()
    {
        await using var receiver = new WebhookReceiver();
        await using var run = new WorkerRun($"http://127.0.0.1:{receiver.Port}/");
        run.Outbox.Breaks = 1;

        run.Outbox.Add("a");
        await run.UntilAsync(() => run.Outbox.Delivered.Count == 1, Second);

        Assert.Equal(["msg_a", "msg_a"], receiver.Requests.Select(request => request.Id));
    }

    [Fact]
    public async Task A_certificate_is_checked_against_the_authority_that_the_settings_name()
    {
        using var right = Certificates.Make("127.0.0.1");
        using var other = Certificates.Make("127.0.0.1");
        await using var receiver = new WebhookReceiver(certificate: right);
        await using var trusted = new WorkerRun($"https://127.0.0.1:{receiver.Port}/", destination => destination.AuthorityFile = Certificates.FileOf(right));
        await using var untrusted = new WorkerRun($"https://127.0.0.1:{receiver.Port}/", destination => destination.AuthorityFile = Certificates.FileOf(other));

        trusted.Outbox.Add("a");
        untrusted.Outbox.Add("b");
        await trusted.UntilAsync(() => trusted.Outbox.Delivered.Count == 1);
        await untrusted.UntilAsync(() => untrusted.Outbox.Errors.Count == 1);

        Assert.Equal("its certificate is not trusted, or TLS could not be agreed on", untrusted.Outbox.Errors[0]);
        Assert.Equal(["a"], receiver.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task A_name_that_leads_to_a_metadata_address_is_refused_when_it_is_looked_up()
    {
        await using var run = new WorkerRun("http://127.0.0.1:1/");
        var destination = Destinations.DestinationTests.Given(options => options.Address = "http://localhost:1/").Destinations[0] with { AllowLinkLocal = false };

        // What the resolver would answer for a hostile name, without asking one.
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => Outbox.Delivery.Connecting.AddressesAsync(destination, "169.254.169.254", TestContext.Current.CancellationToken));

        Assert.Equal("localhost is refused: 169.254.169.254 is a link-local or metadata address, where clouds hand out credentials", refused.Message);
        Assert.Equal(OutboxFormat.Guard, destination.Format);
    }
}
