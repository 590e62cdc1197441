namespace InterpreterGuard.Storage.Json;

/// <summary>Times as microseconds since 1970, UTC: they sort, and other programs read them without a parser.</summary>
internal static class Moment
{
    public static long Of(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset Read(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
