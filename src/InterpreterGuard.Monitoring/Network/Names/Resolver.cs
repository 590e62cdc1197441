using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Monitoring.Syscalls.Kernel;
using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Monitoring.Network.Names;

/// <summary>The name server of one sandbox, on port 53 of its loopback. It asks nobody: a name that policy knows has an address of its own here, others do not exist.</summary>
internal sealed class Resolver : IDisposable
{
    private const int MessageBytesMax = 4096;
    private const int AskersMax = 4096;
    private const int ConnectionsMax = 32;
    private static readonly IPEndPoint AnyPlace = new(IPAddress.Any, 0);

    private readonly Lock _lock = new();
    private readonly Dictionary<IPEndPoint, Asker> _askers = [];
    private readonly Func<EgressScope?> _scope;
    private readonly NameBook _names;
    private readonly Socket _datagrams;
    private readonly Socket _listener;
    private readonly QueueMark _mark;
    private readonly bool _hasInet6;
    private int _connections;

    public Resolver(SafeFileHandle datagrams, SafeFileHandle listener, NameBook names, bool hasInet6, Func<EgressScope?> scope)
    {
        _names = names;
        _scope = scope;
        _hasInet6 = hasInet6;
        _datagrams = HandedSockets.Own(datagrams);
        _listener = HandedSockets.Own(listener);
        Place = (IPEndPoint)_datagrams.LocalEndPoint!;
        _mark = new(_datagrams);
        Loops = [ServeDatagramsAsync(), ServeConnectionsAsync()];
    }

    /// <summary>Each ends when nobody is answered any more on its way.</summary>
    public IReadOnlyList<Task> Loops { get; }

    /// <summary>Where it is asked, by datagram and by connection.</summary>
    public IPEndPoint Place { get; }

    /// <summary>Connects a program's socket here. 0, or what connecting said.</summary>
    public int Join(TakenSocket socket, Asker asker)
    {
        var error = socket.Connect(Place);
        if (error is 0 or Errno.InProgress)
            Remember(socket, asker);
        return error;
    }

    /// <summary>A datagram that was addressed to a name server. The answer comes from here.</summary>
    public void Ask(TakenSocket socket, Asker asker, ReadOnlyMemory<byte> message)
    {
        if (socket.EnsureBound() != 0 || socket.Local() is not { } local || Answer(message.Span, asker) is not { } reply)
            return;
        var to = local.Address.Equals(IPAddress.Any) || local.Address.Equals(IPAddress.IPv6Any) ? IPAddress.Loopback : local.Address;
        _ = SendAsync(reply, new(to, local.Port));
    }

    /// <summary>Completes when all datagrams that have come until now were read as questions.</summary>
    public Task HearAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_askers.Count == 0)
                return Task.CompletedTask;
        }

        return _mark.PassAsync(cancellationToken);
    }

    public void Dispose()
    {
        _datagrams.Dispose();
        _listener.Dispose();
    }

    private void Remember(TakenSocket socket, Asker asker)
    {
        if (socket.Local() is not { } local)
            return;
        lock (_lock)
        {
            if (_askers.Count >= AskersMax)
                _askers.Clear();
            _askers[local] = asker;
        }
    }

    private Asker AskerAt(EndPoint? place)
    {
        lock (_lock)
            return place is IPEndPoint known && _askers.TryGetValue(EndPoints.Plain(known), out var asker) ? asker : Asker.Unseen;
    }

    private byte[]? Answer(ReadOnlySpan<byte> message, Asker asker)
    {
        if (NameQuestion.Read(message) is not { } question)
            return null;
        if (_scope() is not { } scope)
            return NameReply.Write(message, question, NameReply.Refused, null);
        if (question.Name == "localhost")
            return NameReply.Write(message, question, NameReply.NoError, question.Type == NameQuestion.TypeA ? IPAddress.Loopback : null);
        var known = scope.Knows(question.Name);
        var (code, address) = known ? Lead(question) : (NameReply.NoSuchName, null);
        var fact = new NetworkLookup
        {
            Name = question.Name,
            Domain = string.Join('.', question.Name.Split('.').TakeLast(2)),
            QueryType = question.TypeName,
            Known = known,
            Answer = address?.ToString() ?? (code == NameReply.NoError ? "nothing" : "no such name"),
            Server = asker.Server,
        };
        var decision = scope.Sink.Observe(asker.Process, fact, known ? Decision.Allowed : Decision.Denied);
        decision = (Decision)Math.Max((int)decision, (int)scope.Spoken.Look(scope, question.Name, asker.Process));
        if (decision != Decision.Allowed)
            (code, address) = (NameReply.NoSuchName, null);
        return decision == Decision.Killed ? null : NameReply.Write(message, question, code, address);
    }

    private (int Code, IPAddress? Address) Lead(NameQuestion question)
    {
        if (question.Type != NameQuestion.TypeA && (question.Type != NameQuestion.TypeAaaa || !_hasInet6))
            return (NameReply.NoError, null);
        if (_names.NumberOf(question.Name) is not { } number)
            return (NameReply.ServerFailure, null);
        return (NameReply.NoError, question.Type == NameQuestion.TypeA ? NameBook.Address4(number) : NameBook.Address6(number));
    }

    private async Task ServeDatagramsAsync()
    {
        var buffer = new byte[MessageBytesMax];
        while (true)
        {
            try
            {
                var received = await _datagrams.ReceiveFromAsync(buffer, SocketFlags.None, AnyPlace);
                if (_mark.Take(received.RemoteEndPoint, buffer.AsSpan(0, received.ReceivedBytes)))
                    continue;
                if (Answer(buffer.AsSpan(0, received.ReceivedBytes), AskerAt(received.RemoteEndPoint)) is { } reply)
                    await SendAsync(reply, (IPEndPoint)received.RemoteEndPoint);
            }
            catch (SocketException problem) when (problem.SocketErrorCode is SocketError.ConnectionRefused or SocketError.ConnectionReset or SocketError.MessageSize)
            {
                // Whoever asked is gone, or asked more than a question can be.
            }
            catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task SendAsync(byte[] reply, IPEndPoint to)
    {
        try
        {
            await _datagrams.SendToAsync(reply, SocketFlags.None, to);
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            // Whoever asked is gone: a program may end between question and answer.
        }
    }

    private async Task ServeConnectionsAsync()
    {
        while (true)
        {
            try
            {
                var socket = await _listener.AcceptAsync();
                if (Interlocked.Increment(ref _connections) <= ConnectionsMax)
                    _ = ServeAsync(socket);
                else
                    Close(socket);
            }
            catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    // Each message has its length before it (RFC 1035, 4.2.2).
    private async Task ServeAsync(Socket socket)
    {
        try
        {
            using var stream = new NetworkStream(socket);
            var buffer = new byte[MessageBytesMax];
            while (true)
            {
                await stream.ReadExactlyAsync(buffer.AsMemory(0, 2));
                var length = BinaryPrimitives.ReadUInt16BigEndian(buffer);
                if (length > MessageBytesMax)
                    return;
                await stream.ReadExactlyAsync(buffer.AsMemory(0, length));

                // Not before a message is there: we may have accepted it before we have heard whose it is.
                if (Answer(buffer.AsSpan(0, length), AskerAt(socket.RemoteEndPoint)) is not { } reply)
                    return;
                var framed = new byte[reply.Length + 2];
                BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)reply.Length);
                reply.CopyTo(framed, 2);
                await stream.WriteAsync(framed);
            }
        }
        catch (Exception problem) when (problem is IOException or SocketException or ObjectDisposedException)
        {
            // It has asked what it wanted to know, or its sandbox is over.
        }
        finally
        {
            Close(socket);
        }
    }

    private void Close(Socket socket)
    {
        Interlocked.Decrement(ref _connections);
        socket.Dispose();
    }
}
