namespace InterpreterGuard.Host.Replays;

/// <summary>One replay at a time, whoever asks: it takes a processor, and executions come first.</summary>
internal sealed class ReplayTurn : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>The turn, to be given back; <see langword="null"/> while somebody else has it.</summary>
    public IDisposable? Take() => _one.Wait(TimeSpan.Zero) ? new Taken(_one) : null;

    public void Dispose() => _one.Dispose();

    private sealed class Taken(SemaphoreSlim one) : IDisposable
    {
        private int _given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _given, 1) == 0)
                one.Release();
        }
    }
}
