using Serilog.Events;
using Serilog.Formatting;

namespace InterpreterGuard.Host.Masking;

/// <summary>Masks a log line as a whole, whatever wrote into it: message, properties, exception.</summary>
internal sealed class MaskingFormatter(ITextFormatter inner, LogMask mask) : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var line = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        inner.Format(logEvent, line);
        output.Write(mask.Mask(line.ToString()));
    }
}
