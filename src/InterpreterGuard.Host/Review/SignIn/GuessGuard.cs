using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Review.SignIn;

/// <summary>Locks out whoever guesses, by account and by address. In memory: a restart forgives, and only an operator can restart.</summary>
internal sealed class GuessGuard(IOptions<ReviewOptions> options, TimeProvider time)
{
    /// <summary>Accounts and addresses remembered. Strangers choose both; beyond it the oldest is forgotten.</summary>
    private const int CountsMax = 10_000;

    /// <summary>An IPv6 customer has a whole /64; its addresses count as one.</summary>
    private const int NetworkBytes = 8;

    private readonly Dictionary<string, GuessCount> _counts = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    private TimeSpan Lasts => TimeSpan.FromMinutes(options.Value.LockMinutes);

    /// <summary>
    /// Begins an attempt and counts it as failed at once: a thousand at the same time must not all be let through before the first one has failed.
    /// </summary>
    /// <returns>How long this account or address is locked; <see langword="null"/>: try.</returns>
    public GuessLock? Begin(string account, IPAddress? address)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var (ofAccount, ofAddress) = (Count("account " + account, now), Count(NetworkOf(address), now));
            var max = options.Value;
            if (ofAddress.Failures >= max.AddressFailuresMax)
                return new GuessLock("this address", ofAddress.LastAt + Lasts - now);
            if (ofAccount.Failures >= max.AccountFailuresMax)
                return new GuessLock("this account", ofAccount.LastAt + Lasts - now);
            ofAccount.Fail(now);
            ofAddress.Fail(now);
            return null;
        }
    }

    /// <summary>Whether the attempt that just failed was the last one, and what is locked now.</summary>
    public GuessLock? AfterFailure(string account, IPAddress? address)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (Count(NetworkOf(address), now).Failures >= options.Value.AddressFailuresMax)
                return new GuessLock("this address", Lasts);
            return Count("account " + account, now).Failures >= options.Value.AccountFailuresMax ? new GuessLock("this account", Lasts) : null;
        }
    }

    /// <summary>The attempt was right: the account's failures are forgotten, and the address gets this one back.</summary>
    public void Succeeded(string account, IPAddress? address)
    {
        lock (_lock)
        {
            _counts.Remove("account " + account);
            Count(NetworkOf(address), time.GetUtcNow()).Forgive();
        }
    }

    private GuessCount Count(string key, DateTimeOffset now)
    {
        if (_counts.TryGetValue(key, out var known) && now - known.LastAt < Lasts)
            return known;
        if (_counts.Count >= CountsMax)
            Forget(now);
        return _counts[key] = new GuessCount(now);
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var key in _counts.Where(entry => now - entry.Value.LastAt >= Lasts).Select(entry => entry.Key).ToList())
            _counts.Remove(key);
        if (_counts.Count >= CountsMax)
            _counts.Remove(_counts.MinBy(entry => entry.Value.LastAt).Key);
    }

    private static string NetworkOf(IPAddress? address)
    {
        var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return plain is { AddressFamily: AddressFamily.InterNetworkV6 } ? "address " + Convert.ToHexString(plain.GetAddressBytes(), 0, NetworkBytes) : $"address {plain}";
    }
}
