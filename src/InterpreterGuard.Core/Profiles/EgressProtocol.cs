namespace InterpreterGuard.Core.Profiles;

/// <summary>What must be spoken on a connection.</summary>
public enum EgressProtocol
{
    /// <summary>Anything.</summary>
    Any,

    /// <summary>TLS; its server name must be the name that was asked for.</summary>
    Tls,

    /// <summary>HTTP without TLS; its host must be the name that was asked for.</summary>
    Http,
}
