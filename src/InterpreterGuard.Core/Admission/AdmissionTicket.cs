namespace InterpreterGuard.Core.Admission;

/// <summary>A place in the queue, later a turn. Disposing gives back whatever it is by then; once, however often it is done.</summary>
public sealed class AdmissionTicket : IDisposable
{
    private readonly AdmissionDesk _desk;

    internal AdmissionTicket(AdmissionDesk desk, AdmissionRequest request) => (_desk, Request) = (desk, request);

    public AdmissionRequest Request { get; }

    internal TicketState State { get; set; } = TicketState.Entered;

    internal TaskCompletionSource Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal long InSince { get; set; }

    internal bool NeedsSlot => Request.Kind is AdmissionKind.Execution or AdmissionKind.SessionSandbox;

    /// <summary>Waits for its turn; from then on it holds a sandbox's place until it is disposed.</summary>
    /// <exception cref="AdmissionRefusedException">Its turn did not come in time.</exception>
    public Task TurnAsync(CancellationToken cancellationToken) => _desk.TurnAsync(this, cancellationToken);

    public void Dispose() => _desk.Leave(this);
}
