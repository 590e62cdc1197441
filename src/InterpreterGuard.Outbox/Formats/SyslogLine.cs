using System.Globalization;
using System.Text;
using InterpreterGuard.Core.Detections;

namespace InterpreterGuard.Outbox.Formats;

/// <summary>RFC 5424: the head before a document that goes to a syslog receiver, and the frame of RFC 6587 around both on a stream.</summary>
internal static class SyslogLine
{
    /// <summary>local0: free for whatever a site does with it.</summary>
    private const int Facility = 16;
    private const int HostNameMax = 255;

    /// <param name="severity">Of the incident.</param>
    /// <param name="at">When it was written.</param>
    /// <param name="hostName">The machine; what RFC 5424 does not allow in a name is left out.</param>
    /// <param name="format">Becomes the message's kind, so that receivers can tell shapes apart.</param>
    /// <param name="document">The message itself: plain texts and JSON have no line ends.</param>
    public static byte[] Write(Severity severity, DateTimeOffset at, string hostName, OutboxFormat format, byte[] document)
    {
        var name = new string([.. hostName.Where(character => character is > ' ' and <= '~').Take(HostNameMax)]);
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"<{(Facility * 8) + severity.Syslog()}>1 {JsonBody.Moment(at)} {(name.Length > 0 ? name : "-")} {Product.Short} - {format.ToString().ToLowerInvariant()} - ");
        return [.. Encoding.ASCII.GetBytes(head), .. document];
    }

    /// <summary>Octet counting: the length says where a message ends, nothing inside it can.</summary>
    public static byte[] Frame(ReadOnlySpan<byte> message) => [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{message.Length} ")), .. message];
}
