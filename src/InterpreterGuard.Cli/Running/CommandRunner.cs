using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace InterpreterGuard.Cli.Running;

/// <summary>The only place where processes are started.</summary>
internal sealed class CommandRunner(TimeProvider time)
{
    private static readonly TimeSpan OutputClosesMax = TimeSpan.FromSeconds(3);

    /// <summary>Runs a program to its end, without stdin. Each line it says goes to <paramref name="line"/> as it comes.</summary>
    /// <exception cref="GuardException">The program is not there.</exception>
    public async Task<CommandResult> RunAsync(Invocation invocation, Action<string>? line, CancellationToken cancellationToken)
    {
        var output = new StringBuilder();
        void Take(string? text)
        {
            if (text is null)
                return;

            // Both streams are read at the same time; whoever listens hears one line after the other.
            lock (output)
            {
                output.Append(text).Append('\n');
                line?.Invoke(text);
            }
        }

        using var process = new Process { StartInfo = StartInfo(invocation) };
        var exited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => exited.TrySetResult();
        process.StartInfo.RedirectStandardInput = true;
        process.StartInfo.RedirectStandardOutput = true;
        process.StartInfo.RedirectStandardError = true;
        process.OutputDataReceived += (_, told) => Take(told.Data);
        process.ErrorDataReceived += (_, told) => Take(told.Data);
        Start(process, invocation);
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var timedOut = await WaitAsync(process, exited.Task, invocation.TimeMax, cancellationToken);
        lock (output)
            return new(timedOut ? -1 : process.ExitCode, output.ToString(), timedOut);
    }

    /// <summary>Runs a program that has this terminal for itself, to its end.</summary>
    /// <param name="invocation">What to run.</param>
    /// <param name="started">Learns who it is once it runs.</param>
    /// <param name="cancellationToken">Asks it to end, by SIGTERM first.</param>
    public static async Task<int> RunInForegroundAsync(Invocation invocation, Action<ProcessIdentity>? started, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartInfo(invocation) };
        Start(process, invocation);
        var identity = ProcessIdentity.Of(process.Id);
        if (identity is not null)
            started?.Invoke(identity);
        await using var asked = cancellationToken.Register(() => identity?.Signal(ProcessSignal.Terminate));
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }

    /// <summary>Starts a program that outlives this command: its own session, no terminal, everything it says in a file.</summary>
    public async Task<ProcessIdentity> StartDetachedAsync(Invocation invocation, string logFile, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(logFile)!);

        // setsid replaces itself (it is no group leader here), so the shell's $! is the program's own pid.
        var shell = invocation with
        {
            Program = "/bin/sh",
            Arguments = ["-c", "log=$1; shift; setsid \"$@\" </dev/null >>\"$log\" 2>&1 & echo $!", "sh", logFile, invocation.Program, .. invocation.Arguments],
            TimeMax = TimeSpan.FromSeconds(10),
        };
        var told = await RunAsync(shell, line: null, cancellationToken);
        if (!told.Succeeded || !int.TryParse(told.Output.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var pid))
            throw new GuardException($"'{invocation.Program}' could not be started: {told.Tail()}");
        return ProcessIdentity.Of(pid) ?? throw new GuardException($"'{invocation.Program}' ended at once; its last words are in {logFile}.");
    }

    /// <summary>Whether a program of this name can be found.</summary>
    public static bool Exists(string program) => Find(program) is not null;

    /// <summary>Where a program of this name is; <see langword="null"/> where there is none.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Append("/usr/sbin")
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    private static ProcessStartInfo StartInfo(Invocation invocation)
    {
        var start = new ProcessStartInfo(invocation.Program, invocation.Arguments) { UseShellExecute = false, WorkingDirectory = invocation.Folder ?? "" };
        foreach (var (name, value) in invocation.Environment)
            start.Environment[name] = value;
        return start;
    }

    private static void Start(Process process, Invocation invocation)
    {
        try
        {
#pragma warning disable RS0030 // This is the one place.
            process.Start();
#pragma warning restore RS0030
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            throw new GuardException($"'{invocation.Program}' could not be started: {problem.Message}", problem);
        }
    }

    /// <summary>Waits for the program itself. What it left running may hold its output open for ever: that gets a moment, not more.</summary>
    private async Task<bool> WaitAsync(Process process, Task exited, TimeSpan timeMax, CancellationToken cancellationToken)
    {
        using var clock = new CancellationTokenSource(timeMax, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
        var timedOut = false;
        try
        {
            await exited.WaitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            timedOut = true;
        }

        try
        {
            await process.WaitForExitAsync(CancellationToken.None).WaitAsync(OutputClosesMax, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Everything it said before it ended is here; what its leftovers say later belongs to nobody.
        }

        return timedOut;
    }
}
