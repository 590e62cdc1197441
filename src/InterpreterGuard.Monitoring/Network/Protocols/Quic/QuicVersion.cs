namespace InterpreterGuard.Monitoring.Network.Protocols.Quic;

/// <summary>A version of QUIC whose first packets everybody can read: their keys follow from what stands in them (RFC 9001, 5.2; RFC 9369, 3).</summary>
/// <param name="Number">As it stands in a packet.</param>
/// <param name="Salt">What the keys are made with.</param>
/// <param name="Label">What the names of its keys begin with.</param>
/// <param name="InitialType">The two bits that mark the first packets of a connection.</param>
internal sealed record QuicVersion(uint Number, byte[] Salt, string Label, int InitialType)
{
    public static readonly QuicVersion One = new(0x0000_0001, Convert.FromHexString("38762cf7f55934b34d179ae6a4c80cadccbb7f0a"), "quic", 0);

    public static readonly QuicVersion Two = new(0x6b33_43cf, Convert.FromHexString("0dede3def700a6db819381be6e269dcbf9bd2ed9"), "quicv2", 1);

    /// <summary>The version with this number; <see langword="null"/>: none that we can read.</summary>
    public static QuicVersion? Of(uint number) => number == One.Number ? One : number == Two.Number ? Two : null;

    /// <summary>Whether the number is one that servers spoke, or speak, and whose packets we cannot read: drafts, and the trials of large houses (Q and T with three digits, and 0xfaceb00x).</summary>
    public static bool IsUnreadable(uint number) =>
        ((number & 0xFFFF_FF00) == 0xFF00_0000 && (number & 0xFF) != 0)
        || (number & 0xFFFF_FFF0) == 0xFACE_B000
        || ((number >> 24) is 'Q' or 'T' && ((number >> 16) & 0xFF) is >= '0' and <= '9' && ((number >> 8) & 0xFF) is >= '0' and <= '9' && (number & 0xFF) is >= '0' and <= '9');
}
