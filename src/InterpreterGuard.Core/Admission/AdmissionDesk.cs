namespace InterpreterGuard.Core.Admission;

/// <summary>
/// Lets executions and sessions in, so many at once, and lets the others wait in fair order. Bounds are checked when somebody enters; who was let in is turned away only
/// when its turn does not come in time. Safe from any thread.
/// </summary>
/// <param name="bounds">How many.</param>
/// <param name="time">The clock.</param>
/// <param name="isFull">Whether there is no room for the evidence of anything new; asked whenever somebody wants in.</param>
public sealed class AdmissionDesk(AdmissionBounds bounds, TimeProvider time, Func<bool>? isFull = null)
{
    private static readonly TimeSpan RetryMax = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, KeyAccount> _keys = new(StringComparer.Ordinal);
    private readonly TurnQueue _queue = new(bounds.InteractiveWeight);
    private readonly int[] _waiting = new int[2];
    private int _taken;
    private int _takenBySessions;
    private double _usualSeconds = 1;

    public AdmissionHealth Health
    {
        get
        {
            lock (_lock)
                return new(bounds.Slots, _taken, _takenBySessions, _waiting[0], _waiting[1], bounds.HostQueue);
        }
    }

    /// <summary>Takes a place, without waiting for the turn.</summary>
    /// <exception cref="AdmissionRefusedException">A bound is met.</exception>
    public AdmissionTicket Enter(AdmissionRequest request)
    {
        if (!request.AcceptedBefore && isFull?.Invoke() == true)
            throw new AdmissionRefusedException(AdmissionBound.EvidenceSpace, 100, RetryMax);
        lock (_lock)
        {
            var key = AccountOf(request.KeyId);
            if (!request.AcceptedBefore)
                Check(request, key);
            var ticket = new AdmissionTicket(this, request);
            if (ticket.NeedsSlot)
                Waits(ticket, key, +1);
            else
                ticket.State = TicketState.In;
            if (request.Kind == AdmissionKind.Session)
                key.Sessions++;
            return ticket;
        }
    }

    /// <summary>Takes a place and waits for the turn.</summary>
    /// <exception cref="AdmissionRefusedException">A bound is met, or the turn did not come in time.</exception>
    public async Task<AdmissionTicket> EnterAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        var ticket = Enter(request);
        try
        {
            await ticket.TurnAsync(cancellationToken);
            return ticket;
        }
        catch
        {
            ticket.Dispose();
            throw;
        }
    }

    internal async Task TurnAsync(AdmissionTicket ticket, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (ticket.State == TicketState.Entered)
            {
                ticket.State = TicketState.Waiting;
                _queue.Add(ticket);
                Pump();
            }

            if (ticket.State == TicketState.In)
                return;
        }

        try
        {
            var longest = ticket.Request.Patient || ticket.Request.AcceptedBefore ? Timeout.InfiniteTimeSpan : bounds.QueueWait;
            await ticket.Turn.Task.WaitAsync(longest, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            lock (_lock)
            {
                // Its turn may have come between the clock and here.
                if (ticket.State == TicketState.In)
                    return;
                throw TooLate(ticket.Request);
            }
        }
    }

    internal void Leave(AdmissionTicket ticket)
    {
        lock (_lock)
        {
            var key = AccountOf(ticket.Request.KeyId);
            switch (ticket.State)
            {
                case TicketState.Gone:
                    return;
                case TicketState.In when ticket.NeedsSlot:
                    Takes(ticket, key, -1);
                    break;
                case TicketState.In:
                    key.Sessions -= ticket.Request.Kind == AdmissionKind.Session ? 1 : 0;
                    break;
                default:
                    _queue.Remove(ticket);
                    Waits(ticket, key, -1);
                    ticket.Turn.TrySetCanceled(CancellationToken.None);
                    break;
            }

            ticket.State = TicketState.Gone;
            Pump();
        }
    }

    private void Check(AdmissionRequest request, KeyAccount key)
    {
        if (request.Kind == AdmissionKind.Session && key.Sessions >= bounds.KeySessions)
            throw Refused(AdmissionBound.KeySessions, bounds.KeySessions);
        if (request.Kind is AdmissionKind.Execution or AdmissionKind.SessionSandbox)
        {
            if (key.Waiting >= bounds.KeyQueue)
                throw Refused(AdmissionBound.KeyQueue, bounds.KeyQueue);
            if (_waiting[0] + _waiting[1] >= bounds.HostQueue)
                throw Refused(AdmissionBound.HostQueue, bounds.HostQueue);
        }

        // Last, so that who is turned away by another bound has not used up its rate.
        if (request.Kind != AdmissionKind.SessionSandbox && key.Rate.Take() is var until && until > TimeSpan.Zero)
            throw new AdmissionRefusedException(AdmissionBound.KeyRate, bounds.KeyRatePerMinute, until);
    }

    // What is called below is called with the lock held.
    private void Pump()
    {
        while (_taken < bounds.Slots && _queue.TakeNext(MayGo) is { } next)
        {
            var key = AccountOf(next.Request.KeyId);
            Waits(next, key, -1);
            Takes(next, key, +1);
            next.State = TicketState.In;
            next.Turn.TrySetResult();
        }
    }

    private bool MayGo(AdmissionTicket ticket) => ticket.Request.Kind == AdmissionKind.SessionSandbox
        ? _takenBySessions < bounds.SessionSlots
        : AccountOf(ticket.Request.KeyId).Running < bounds.KeyConcurrency;

    private void Waits(AdmissionTicket ticket, KeyAccount key, int change)
    {
        key.Waiting += change;
        _waiting[(int)ticket.Request.Priority] += change;
    }

    private void Takes(AdmissionTicket ticket, KeyAccount key, int change)
    {
        _taken += change;
        if (ticket.Request.Kind == AdmissionKind.SessionSandbox)
        {
            _takenBySessions += change;
            return;
        }

        key.Running += change;
        if (change > 0)
            ticket.InSince = time.GetTimestamp();
        else
            _usualSeconds += (time.GetElapsedTime(ticket.InSince).TotalSeconds - _usualSeconds) / 16;
    }

    private AdmissionRefusedException TooLate(AdmissionRequest request)
    {
        if (request.Kind == AdmissionKind.SessionSandbox)
            return Refused(AdmissionBound.HostSandboxes, bounds.SessionSlots);
        return AccountOf(request.KeyId).Running >= bounds.KeyConcurrency ? Refused(AdmissionBound.KeyConcurrency, bounds.KeyConcurrency) : Refused(AdmissionBound.HostSandboxes, bounds.Slots);
    }

    // How long the queue takes at the pace of late. A guess, but a better one than always the same.
    private AdmissionRefusedException Refused(AdmissionBound bound, int limit)
    {
        var seconds = _usualSeconds * (_waiting[0] + _waiting[1] + 1) / bounds.Slots;
        return new AdmissionRefusedException(bound, limit, TimeSpan.FromSeconds(Math.Clamp(seconds, 1, RetryMax.TotalSeconds)));
    }

    private KeyAccount AccountOf(string keyId)
    {
        if (!_keys.TryGetValue(keyId, out var account))
            _keys[keyId] = account = new KeyAccount(new TokenBucket(bounds.KeyRatePerMinute, bounds.KeyRateBurst, time));
        return account;
    }
}
