using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Parsing;

/// <summary>
/// Keeps connections to the parser for further questions of the same owner: a process that has just read a text reads the next one several times faster than a new one.
/// Never for another owner's, since what a text did to the process that read it could then change what is seen of a stranger's.
/// </summary>
internal sealed class ParserConversations(IParserConnections connections) : IDisposable
{
    /// <summary>Together with those in use. Each is a process with its own memory.</summary>
    private const int OpenMax = 4;

    /// <summary>Under the parser's own bounds, at which it ends a process.</summary>
    private const int AnsweredMax = 200;

    private readonly Lock access = new();
    private readonly List<ParserConversation> idle = [];
    private int taken;

    /// <summary>A connection for a question of this owner.</summary>
    /// <param name="owner">Whose text it is.</param>
    /// <param name="fresh">One that nothing went through before.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ParserConversation> TakeAsync(string? owner, bool fresh, CancellationToken cancellationToken)
    {
        ParserConversation? kept;
        ParserConversation? closed = null;
        lock (access)
        {
            kept = fresh || owner is null ? null : idle.FindLast(conversation => conversation.Owner == owner);
            if (kept is not null)
                idle.Remove(kept);
            taken++;
            if (idle.Count > 0 && idle.Count + taken > OpenMax)
            {
                closed = idle[0];
                idle.RemoveAt(0);
            }
        }

        if (closed is not null)
            await closed.Stream.DisposeAsync();
        if (kept is not null)
            return kept;
        try
        {
            return new ParserConversation(await connections.ConnectAsync(cancellationToken), owner);
        }
        catch
        {
            lock (access)
                taken--;
            throw;
        }
    }

    /// <summary>Gives a connection back.</summary>
    /// <param name="conversation">The connection.</param>
    /// <param name="goesOn">The question was answered, and the process may answer another one.</param>
    public ValueTask GiveBackAsync(ParserConversation conversation, bool goesOn)
    {
        lock (access)
        {
            taken--;
            if (goesOn && conversation.Owner is not null && ++conversation.Answered < AnsweredMax && idle.Count + taken < OpenMax)
            {
                idle.Add(conversation);
                return ValueTask.CompletedTask;
            }
        }

        return conversation.Stream.DisposeAsync();
    }

    public void Dispose()
    {
        lock (access)
        {
            foreach (var conversation in idle)
                conversation.Stream.Dispose();
            idle.Clear();
        }
    }
}
