using System.Text;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Monitoring.Files;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Calls;

/// <summary>Files mapped as code: how a loader takes in a library. Told are those the submission can have made; the image's own are what every import maps.</summary>
internal sealed class MapCalls : ICallHandler
{
    private const int Descriptor = 4;

    public Answer Handle(NotifiedCall call)
    {
        Span<byte> link = stackalloc byte[PathText.Max];
        var path = link[..ProcFile.ReadLink(call.Tid, "fd"u8, call.Int(Descriptor), link)];
        return WritablePlaces.Contains(path) ? call.Observe(new FileMap { Path = Encoding.UTF8.GetString(path), Program = OpenCalls.ProgramOf(call.Tid) }, Decision.Allowed) : Answer.Continue;
    }
}
