using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Monitoring.Network.Protocols;

namespace InterpreterGuard.Monitoring.Network.Flows;

/// <summary>What stands against a flow once its first bytes are known.</summary>
/// <param name="Why">One sentence.</param>
/// <param name="IsMismatch">It names another host than the one that was asked for, or none.</param>
internal sealed record Agreement(string Why, bool IsMismatch)
{
    /// <summary>
    /// A front that serves many hosts is told which one is meant inside the connection. Who was let through for one name must not ask there for another.
    /// </summary>
    public static Agreement? ProblemOf(FirstBytes first, FlowTerms terms)
    {
        var wanted = terms.Destination!.Protocol switch
        {
            EgressProtocol.Tls => FirstBytes.Tls,
            EgressProtocol.Http => FirstBytes.Http,
            _ => first.Protocol,
        };
        if (!string.Equals(first.Protocol, wanted, StringComparison.Ordinal) && !(wanted == FirstBytes.Tls && first.Protocol == FirstBytes.Quic))
            return new($"Destination '{terms.Destination.Group}' is for {wanted}; the program speaks something else.", false);
        if (terms.Name.Length == 0)
            return null;
        return first.Protocol switch
        {
            FirstBytes.Tls when first.ServerName.Length == 0 => new($"The program asked for {terms.Name}, and its TLS names no server.", true),
            FirstBytes.Tls when !Same(first.ServerName, terms.Name) => new($"The program asked for {terms.Name}, and its TLS for {first.ServerName}.", true),
            FirstBytes.Quic when first.ServerName.Length == 0 => new($"The program asked for {terms.Name}, and its QUIC names no server that we can read.", true),
            FirstBytes.Quic when !Same(first.ServerName, terms.Name) => new($"The program asked for {terms.Name}, and its QUIC for {first.ServerName}.", true),
            FirstBytes.Http when first.Hosts.Count == 0 => new($"The program asked for {terms.Name}, and its HTTP names no host.", true),
            FirstBytes.Http when first.Hosts.FirstOrDefault(host => !Same(host, terms.Name)) is { } other => new($"The program asked for {terms.Name}, and its HTTP for {other}.", true),
            FirstBytes.Http2 => new($"The program asked for {terms.Name}, and says where we cannot read whom it speaks to.", true),
            _ => null,
        };
    }

    private static bool Same(string said, string asked) => string.Equals(said.TrimEnd('.'), asked, StringComparison.Ordinal);
}
