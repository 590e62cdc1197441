using System.Net;

namespace InterpreterGuard.Monitoring.Syscalls.Kernel;

/// <summary>One way to write an address, so that it can be a key.</summary>
internal static class EndPoints
{
    /// <summary>IPv4 in IPv6 clothes as IPv4, and no scope.</summary>
    public static IPEndPoint Plain(IPEndPoint endPoint) => endPoint.Address.IsIPv4MappedToIPv6 ? new(endPoint.Address.MapToIPv4(), endPoint.Port) : endPoint;
}
