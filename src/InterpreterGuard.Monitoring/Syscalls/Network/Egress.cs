using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Monitoring.Syscalls.Network;

/// <summary>The answer to asking for an address when no rule says otherwise. A sandbox has no interface, so letting through by mistake would reach nobody.</summary>
internal static class Egress
{
    public static Decision Decide(SocketAddress address)
    {
        if (address.Number == SocketAddress.Unix)
            return AddressReader.IsGuards(address) ? Decision.Denied : Decision.Allowed;
        return address.Loopback ? Decision.Allowed : Decision.Denied;
    }
}
