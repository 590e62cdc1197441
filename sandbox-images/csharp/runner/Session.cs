using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace InterpreterGuard.CSharpRunner;

/// <summary>Cells one after the other in one runtime: what they declare lives on, also when one of them fails or is interrupted.</summary>
internal sealed class Session
{
    private const int Interrupted = 130;

    private static readonly TimeSpan WakeEvery = TimeSpan.FromMilliseconds(20);

    // That of a program's first thread.
    private const int StackBytes = 8 << 20;

    private readonly Globals globals = new();
    private readonly Cells cells;
    private readonly PosixSignalRegistration signal;
    private readonly Lock ending = new();
    private int number;
    private string? running;
    private bool isFailed;
    private Thread? thread;
    private CancellationTokenSource? interruption;

    public Session()
    {
        cells = new(globals);
        signal = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        ExceptionHandling.SetUnhandledExceptionHandler(FailedElsewhere);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => End(Environment.ExitCode);
    }

    public void Run(JsonElement message)
    {
        number++;
        isFailed = false;
        using var stop = new CancellationTokenSource();
        lock (ending)
        {
            running = message.GetProperty("id").GetString();
            interruption = stop;
        }

        var status = OnThread(() => Status(message, stop.Token));
        Finish(isFailed && status == 0 ? 1 : status);
        // The next cell finds its libraries resolved. Nobody waits now.
        Compilations.Prepare();
    }

    /// <summary>A thread for each cell: once the runtime has stopped a loop without calls on a program's first thread, it stops no other one.</summary>
    private int OnThread(Func<int> cell)
    {
        var status = 0;
        thread = new Thread(() => status = cell(), StackBytes);
        thread.Start();
        thread.Join();
        return status;
    }

    private int Status(JsonElement message, CancellationToken stop)
    {
        try
        {
            globals.Args = Surroundings.Take(message);
            Input.Place(message.TryGetProperty("stdin", out var text) ? text.GetString() ?? "" : "");
            var start = cells.Prepare(message.GetProperty("code").GetString()!, Cells.FileOf(number), stop);
            var (value, code) = new CellThread().Run(start, stop);
            if (value is not null)
                Results.Send(value, isMain: true);
            return (code ?? 0) & 0xFF;
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            EndInterruption();
            Output.Renew();
            Failures.Tell(new OperationCanceledException("The cell was interrupted."));
            return Interrupted;
        }
        catch (Exception problem)
        {
            Failures.Tell(problem);
            return 1;
        }
    }

    private void Finish(int status)
    {
        Output.Flush();
        lock (ending)
        {
            if (running is null)
                return;
            Wire.SendDone(running, status);
            running = null;
            interruption = null;
        }
    }

    /// <summary>Between cells the signal means nothing.</summary>
    private void Interrupt(PosixSignalContext context)
    {
        context.Cancel = true;
        CancellationTokenSource? stop;
        lock (ending)
            stop = interruption;
        if (stop is not null && !stop.IsCancellationRequested)
        {
            // A thread of its own: the pool gives another one only after a second or two while a cell computes.
            var stopping = new Thread(() => Stop(stop)) { IsBackground = true };
            stopping.Start();
        }
    }

    /// <summary>Cancelling stops what computes; what sleeps or waits must be woken for it. Cancelling comes back only when the cell has stopped, so another thread wakes.</summary>
    private void Stop(CancellationTokenSource stop)
    {
        var waker = new Thread(() =>
        {
            for (var isRunning = true; isRunning;)
            {
                Thread.Sleep(WakeEvery);
                lock (ending)
                {
                    isRunning = interruption == stop;
                    if (isRunning)
                        thread?.Interrupt();
                }
            }
        });
        waker.IsBackground = true;
        waker.Start();
        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The cell has just ended.
        }
    }

    /// <summary>Nothing wakes this thread from here on, and what was to wake it is used up.</summary>
    private void EndInterruption()
    {
        while (true)
        {
            try
            {
                lock (ending)
                    interruption = null;
                Thread.Sleep(1);
                return;
            }
            catch (ThreadInterruptedException)
            {
                // That was the one.
            }
        }
    }

    /// <summary>An exception of a thread or a task that nobody waits for. It is the cell's error if one runs, and ends nothing.</summary>
    private bool FailedElsewhere(Exception problem)
    {
        if (running is null)
        {
            Console.Error.WriteLine("Unhandled exception. " + Failures.Text(problem));
            return true;
        }

        isFailed = true;
        Failures.Tell(problem);
        return true;
    }

    /// <summary><c>Environment.Exit</c>: nothing can keep the runtime, so the cell is over, and the interpreter with it.</summary>
    private void End(int status)
    {
        Finish(status & 0xFF);
        Ending.Now(status);
    }
}
