using InterpreterGuard.Core.Admission;

namespace InterpreterGuard.Core.Tests.Admission;

/// <summary>Tickets that all ask for their turn. Those whose turn came end one after the other, in the order in which it came.</summary>
internal sealed class RunningQueue(AdmissionDesk desk)
{
    private readonly List<(AdmissionTicket Ticket, Task Turn)> _open = [];

    public void Add(AdmissionRequest request)
    {
        var ticket = desk.Enter(request);
        _open.Add((ticket, ticket.TurnAsync(CancellationToken.None)));
    }

    /// <summary>The requests in the order of their turns.</summary>
    public IEnumerable<AdmissionRequest> RunAll()
    {
        var order = new List<AdmissionTicket>();
        var running = new Queue<AdmissionTicket>();
        while (order.Count < _open.Count)
        {
            foreach (var (ticket, _) in _open.Where(open => open.Ticket.State == TicketState.In && !order.Contains(open.Ticket)))
            {
                order.Add(ticket);
                running.Enqueue(ticket);
            }

            Assert.NotEmpty(running);
            running.Dequeue().Dispose();
        }

        return order.Select(ticket => ticket.Request);
    }
}
