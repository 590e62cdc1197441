namespace InterpreterGuard.Outbox.Destinations;

/// <summary>How a destination is spoken to.</summary>
internal enum DestinationKind
{
    /// <summary>HTTP POST; an answer of 2xx is a receipt.</summary>
    Webhook,

    /// <summary>A stream, with or without TLS; nobody confirms.</summary>
    SyslogStream,

    /// <summary>Datagrams; nobody confirms, and some are lost on the way.</summary>
    SyslogDatagram,
}
