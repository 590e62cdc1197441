using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace InterpreterGuard.Host.Review.Handover;

/// <summary>
/// What a page read while it was made for the browser waits here for the circuit that takes the page over a moment later: it shows the same at once, and nothing is read twice.
/// The page carries a ticket alone. What it shows would go over the wire twice more, and a circuit refuses messages as large as an incident can be.
/// </summary>
internal sealed class PageHandover(TimeProvider time)
{
    /// <summary>Pages that wait at once; beyond it the one that waits longest is read anew by its circuit.</summary>
    private const int PagesMax = 64;

    /// <summary>A circuit begins within a second or two; one that comes later reads what is true by then.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, HandedPage> _waiting = new(StringComparer.Ordinal);

    /// <summary>What was read for the page that this ticket came with, or else what is read now.</summary>
    /// <param name="ticket">As the page's state has it.</param>
    /// <param name="actor">Who looks: a ticket is worth nothing to anybody else.</param>
    /// <param name="interactive">In a circuit, which is the end of the way; else the page is on its way to the browser.</param>
    /// <param name="read">Reads it.</param>
    /// <returns>What was read, and the ticket to put into the page's state.</returns>
    public async Task<(T Read, string? Ticket)> ReadAsync<T>(string? ticket, string actor, bool interactive, Func<Task<T>> read)
        where T : notnull
    {
        if (interactive)
            return (TryTake<T>(ticket, actor, out var handed) ? handed : await read(), null);
        var fresh = await read();
        return (fresh, Keep(actor, fresh));
    }

    private string Keep(string actor, object read)
    {
        var now = time.GetUtcNow();
        foreach (var (old, page) in _waiting)
        {
            if (now - page.At >= Patience)
                _waiting.TryRemove(old, out _);
        }

        if (_waiting.Count >= PagesMax)
            _waiting.TryRemove(_waiting.MinBy(page => page.Value.At).Key, out _);
        var ticket = RandomNumberGenerator.GetHexString(32, lowercase: true);
        _waiting[ticket] = new HandedPage(actor, now, read);
        return ticket;
    }

    private bool TryTake<T>(string? ticket, string actor, [NotNullWhen(true)] out T? handed)
        where T : notnull
    {
        handed = default;
        if (ticket is null || !_waiting.TryRemove(ticket, out var page) || page.Actor != actor || time.GetUtcNow() - page.At >= Patience || page.Read is not T read)
            return false;
        handed = read;
        return true;
    }
}
