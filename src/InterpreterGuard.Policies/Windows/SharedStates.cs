namespace InterpreterGuard.Policies.Windows;

/// <summary>
/// What outlives an execution: states by tenant, session and agent. At most <see cref="StatesMax"/>; beyond that the tenant that has most of them loses those it
/// used least lately. So nobody is made to be forgotten by another's names without end. Call with the lock of <see cref="SharedMemory"/> held.
/// </summary>
internal sealed class SharedStates<T>
    where T : class
{
    public const int StatesMax = 2048;

    private readonly Dictionary<StateKey, (T State, long UsedAt)> _states = [];

    public int Count => _states.Count;

    public T? Find_NeedsLock(StateKey key) => _states.TryGetValue(key, out var slot) ? slot.State : null;

    public T Get_NeedsLock(StateKey key, Func<T> make, long at)
    {
        var known = _states.TryGetValue(key, out var slot);
        if (!known && _states.Count >= StatesMax)
            Forget();
        var state = known ? slot.State : make();
        _states[key] = (state, Math.Max(at, slot.UsedAt));
        return state;
    }

    private void Forget()
    {
        var largest = _states.GroupBy(state => state.Key.Tenant, StringComparer.Ordinal).MaxBy(tenant => tenant.Count())!;
        foreach (var (key, _) in largest.OrderBy(state => state.Value.UsedAt).Take(Math.Clamp(largest.Count() / 2, 1, StatesMax / 8)).ToList())
            _states.Remove(key);
    }
}
