using System.Runtime.InteropServices;
using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Host.Policy;

/// <summary>SIGHUP reads the policy anew, as daemons do; it does not end the host.</summary>
internal sealed class ReloadOnHangup(IPolicyReloads reloads, ILogger<ReloadOnHangup> logger) : IHostedService, IDisposable
{
    private PosixSignalRegistration? _registration;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _registration = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
        {
            signal.Cancel = true;
            logger.ReloadAsked("SIGHUP");
            // The outcome is logged and shown by whoever reads; a signal has nobody to answer.
            _ = reloads.ReloadAsync(CancellationToken.None);
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _registration?.Dispose();
}
