namespace InterpreterGuard.Cli.Verifying;

/// <summary>What a ZIP file's directory says of one entry.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Offset">Where it begins.</param>
/// <param name="Packed">Its bytes in the file.</param>
/// <param name="Unpacked">Its bytes.</param>
/// <param name="Flags">How it is written.</param>
/// <param name="Method">How it is packed.</param>
/// <param name="Crc">Its check sum.</param>
internal sealed record ZipHeader(string Name, long Offset, long Packed, long Unpacked, ushort Flags, ushort Method, uint Crc);
