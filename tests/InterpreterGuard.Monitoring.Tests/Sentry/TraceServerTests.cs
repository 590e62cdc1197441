using System.Diagnostics;
using System.Net.Sockets;
using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Monitoring.Sentry;
using InterpreterGuard.Monitoring.Syscalls;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Monitoring.Tests.Sentry;

/// <summary>Everything that makes gVisor's trace fall silent or fail open by itself ends the sandbox here. Each on the real socket.</summary>
public sealed class TraceServerTests : IDisposable
{
    private const string Container = "0123456789abcdef";
    private static readonly Profile Profile = new() { Name = "gvisor", Runtime = Profile.GvisorRuntime };

    private readonly string _folder = Directory.CreateTempSubdirectory("igs-").FullName;
    private readonly SentryMonitor _monitor;
    private readonly Process _kernel = Process.Start("sleep", "60");

    public TraceServerTests()
    {
        _monitor = Monitor(TimeSpan.FromSeconds(5));
        _monitor.Listen();
    }

    private string Path => System.IO.Path.Combine(_folder, "trace.sock");

    public void Dispose()
    {
        _kernel.Kill();
        _kernel.Dispose();
        _monitor.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_its_kernel_tells_of_code_is_observed()
    {
        using var kernel = Connect();
        kernel.Send(Trace.Start(Container));
        using var watch = await AttachAsync();
        var sink = new Sink();
        watch.Begin(sink, Profile, new Dictionary<string, string>());

        kernel.Send(Trace.Message(7, output => Trace.Text(output, 6, "/etc/gshadow"), pid: 1));
        kernel.Send(Trace.Open("/etc/shadow"));

        Assert.Equal("/etc/shadow", Assert.IsType<FileOpen>(await sink.NextAsync()).Path);
        Assert.False(watch.Failed.IsCompleted);
    }

    // What one sender breaks is its own end: the thread reads on for the others.
    [Fact]
    public async Task One_whose_message_cannot_be_looked_at_has_failed_and_the_others_have_not()
    {
        using var broken = Connect();
        broken.Send(Trace.Start("ffff"));
        using var brokenWatch = await _monitor.AttachAsync("ffff", Profile, _kernel.Id, DecoySet.None, TestContext.Current.CancellationToken);
        brokenWatch.Begin(new BrokenSink(), Profile, new Dictionary<string, string>());
        using var kernel = Connect();
        kernel.Send(Trace.Start(Container));
        using var watch = await AttachAsync();
        var sink = new Sink();
        watch.Begin(sink, Profile, new Dictionary<string, string>());

        broken.Send(Trace.Open("/etc/shadow"));
        Assert.Contains("could not be looked at", await FailureAsync(brokenWatch), StringComparison.Ordinal);
        kernel.Send(Trace.Open("/etc/shadow"));

        Assert.IsType<FileOpen>(await sink.NextAsync());
        Assert.False(watch.Failed.IsCompleted);
    }

    // The last thing that code does before it ends is done, and told; the thread may be busy with others then.
    [Fact]
    public async Task What_was_told_before_a_record_is_closed_is_in_it_however_late_the_thread_is()
    {
        using var other = Connect();
        other.Send(Trace.Start("ffff"));
        using var otherWatch = await _monitor.AttachAsync("ffff", Profile, _kernel.Id, DecoySet.None, TestContext.Current.CancellationToken);
        using var busy = new BusySink();
        otherWatch.Begin(busy, Profile, new Dictionary<string, string>());
        using var kernel = Connect();
        kernel.Send(Trace.Start(Container));
        using var watch = await AttachAsync();
        var sink = new Sink();
        watch.Begin(sink, Profile, new Dictionary<string, string>());

        other.Send(Trace.Open("/etc/shadow"));
        await busy.BegunAsync();
        for (var i = 0; i < 100; i++)
            kernel.Send(Trace.Open("/work/data"));
        kernel.Send(Trace.Open("/etc/shadow"));
        await watch.HearAsync(TimeSpan.Zero);

        Assert.True(sink.NextAsync().IsCompleted);
    }

    // Clones and execs come before anybody watches: the process tree needs them.
    [Fact]
    public async Task Processes_are_known_from_the_first_word_on()
    {
        using var kernel = Connect();
        kernel.Send(Trace.Message(2, output => Trace.Number(output, 4, 7)));
        kernel.Send(Trace.Start(Container));
        using var watch = await AttachAsync();
        var sink = new Sink();
        watch.Begin(sink, Profile, new Dictionary<string, string>());

        kernel.Send(Trace.Message(7, output => Trace.Text(output, 6, "/etc/shadow"), pid: 7));
        await sink.NextAsync();

        Assert.Equal(new ProcessReference(7, 2, "python3"), sink.By);
    }

    [Fact]
    public async Task One_that_threw_messages_away_has_failed()
    {
        using var kernel = Connect();
        kernel.Send(Trace.Start(Container));
        using var watch = await AttachAsync();

        kernel.Send(Trace.Message(7, _ => { }, dropped: 3));

        Assert.Contains("threw messages away", await FailureAsync(watch), StringComparison.Ordinal);
        Assert.Equal(3, watch.Health.Lost);
    }

    [Fact]
    public async Task What_was_lost_before_anybody_watched_counts()
    {
        using var kernel = Connect();
        kernel.Send(Trace.Message(1, output => Trace.Text(output, 2, Container), dropped: 2));
        using var watch = await AttachAsync();

        Assert.Contains("were lost at its start", await FailureAsync(watch), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00")]
    [InlineData("0800070000000000")]
    [InlineData("FFFF070000000000FF")]
    [InlineData("0800070000000000FFFFFFFFFFFFFFFFFFFF")]
    [InlineData("08000700000000000A7F00")]
    public async Task One_that_cannot_be_understood_has_failed(string hex)
    {
        using var kernel = Connect();
        kernel.Send(Trace.Start(Container));
        using var watch = await AttachAsync();

        kernel.Send(Convert.FromHexString(hex));

        Assert.Contains("could not be read", await FailureAsync(watch), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_goes_on_in_silence_has_failed()
    {
        using var kernel = Connect();
        kernel.Send(Trace.Start(Container));
        using var watch = await AttachAsync();

        kernel.Dispose();

        Assert.Contains("goes on and tells nothing", await FailureAsync(watch), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_has_ended_has_not()
    {
        using var kernel = Connect();
        kernel.Send(Trace.Start(Container));
        using var watch = await AttachAsync();
        _kernel.Kill();
        await _kernel.WaitForExitAsync(TestContext.Current.CancellationToken);

        kernel.Dispose();
        await watch.Ended.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);

        Assert.False(watch.Failed.IsCompleted);
    }

    [Fact]
    public async Task One_that_tells_of_no_start_is_no_sandbox()
    {
        using var monitor = Monitor(TimeSpan.FromMilliseconds(200), "other.sock");
        monitor.Listen();

        var problem = await Assert.ThrowsAsync<IOException>(() => monitor.AttachAsync(Container, Profile, _kernel.Id, DecoySet.None, TestContext.Current.CancellationToken));

        Assert.Contains("would run unwatched", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_becomes_another_container_later()
    {
        using var kernel = Connect();
        kernel.Send(Trace.Start("ffff"));
        kernel.Send(Trace.Start(Container));

        await Assert.ThrowsAsync<TimeoutException>(() => AttachAsync().WaitAsync(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_second_host_is_told_who_has_it()
    {
        using var second = Monitor(TimeSpan.FromSeconds(1));

        Assert.Contains("Another host of this machine listens", Assert.Throws<IOException>(second.Listen).Message, StringComparison.Ordinal);
    }

    private SentryMonitor Monitor(TimeSpan startMax, string name = "trace.sock") => new(
        Options.Create(new SentryOptions { Socket = System.IO.Path.Combine(_folder, name), StartMax = startMax }),
        Options.Create(new SyscallOptions()), TimeProvider.System, NullLogger<SentryMonitor>.Instance);

    private Task<ISandboxWatch> AttachAsync() => _monitor.AttachAsync(Container, Profile, _kernel.Id, DecoySet.None, TestContext.Current.CancellationToken);

    private static async Task<string> FailureAsync(ISandboxWatch watch) => (await watch.Failed.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken)).Message;

    private Socket Connect()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Seqpacket, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(Path));
        socket.Send([0x08, 0x01]);
        var greeting = new byte[16];
        Assert.Equal(new byte[] { 0x08, 0x01 }, greeting[..socket.Receive(greeting)]);
        return socket;
    }

    private sealed class Sink : IObservationSink
    {
        private readonly TaskCompletionSource<Fact> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ProcessReference? By { get; private set; }

        public Task<Fact> NextAsync() => _next.Task.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);

        public Decision Observe(ProcessReference process, Fact fact, Decision unlessRuled)
        {
            By = process;
            _next.TrySetResult(fact);
            return unlessRuled;
        }

        public void Process(ProcessNode node)
        {
        }
    }

    private sealed class BusySink : IObservationSink, IDisposable
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _over = new();

        public Task BegunAsync() => _begun.Task.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);

        public Decision Observe(ProcessReference process, Fact fact, Decision unlessRuled)
        {
            _begun.TrySetResult();
            _over.Wait();
            return unlessRuled;
        }

        public void Process(ProcessNode node)
        {
        }

        public void Dispose() => _over.Set();
    }

    private sealed class BrokenSink : IObservationSink
    {
        public Decision Observe(ProcessReference process, Fact fact, Decision unlessRuled) => throw new InvalidOperationException("It broke.");

        public void Process(ProcessNode node)
        {
        }
    }
}
