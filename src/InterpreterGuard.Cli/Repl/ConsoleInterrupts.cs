namespace InterpreterGuard.Cli.Repl;

/// <summary>The terminal's Ctrl-C, which must not end this command.</summary>
internal sealed class ConsoleInterrupts : IInterrupts
{
    public IDisposable Hear(Action<int> interrupted) => new Hearing(interrupted);

    private sealed class Hearing : IDisposable
    {
        private readonly Action<int> _interrupted;
        private int _count;

        public Hearing(Action<int> interrupted)
        {
            _interrupted = interrupted;
            Console.CancelKeyPress += Heard;
        }

        public void Dispose() => Console.CancelKeyPress -= Heard;

        private void Heard(object? sender, ConsoleCancelEventArgs pressed)
        {
            pressed.Cancel = true;
            _interrupted(Interlocked.Increment(ref _count));
        }
    }
}
