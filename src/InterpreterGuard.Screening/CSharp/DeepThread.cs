using System.Collections.Concurrent;

namespace InterpreterGuard.Screening.CSharp;

/// <summary>
/// A thread with a stack for deep trees that does one piece of work after the other: making one costs more than most texts take to be read, and a new stack is cold.
/// </summary>
internal sealed class DeepThread : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];

    public DeepThread(string name, int stackBytes) => new Thread(Run, stackBytes) { IsBackground = true, Name = name }.Start();

    /// <summary>Does the work there and waits for it. The work must not throw.</summary>
    /// <returns>Whether it was done in time; if not, it still goes on.</returns>
    public bool Do(Action work, TimeSpan timeMax)
    {
        var done = new TaskCompletionSource();
        _work.Add(() =>
        {
            work();
            done.SetResult();
        });
        return done.Task.Wait(timeMax);
    }

    public void Dispose() => _work.CompleteAdding();

    private void Run()
    {
        foreach (var work in _work.GetConsumingEnumerable())
            work();
        _work.Dispose();
    }
}
