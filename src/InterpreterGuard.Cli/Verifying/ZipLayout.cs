using System.Buffers.Binary;
using System.Text;

namespace InterpreterGuard.Cli.Verifying;

/// <summary>
/// Looks at the bones of a ZIP file before a library unpacks anything of it: how many entries it has is bounded, and every byte belongs to an entry or to the directory. A ZIP reader
/// goes by the directory alone, so that between the entries, before them and behind them anything could lie that nobody sees.
/// </summary>
internal sealed class ZipLayout
{
    /// <summary>Bytes of a directory.</summary>
    public const int DirectoryBytesMax = 8 << 20;

    private const int EndBytes = 22;
    private const int LocatorBytes = 20;
    private const int WideEndBytes = 56;
    private const int HeaderBytes = 46;
    private const int LocalBytes = 30;
    private const uint EndMark = 0x06054b50;
    private const uint LocatorMark = 0x07064b50;
    private const uint WideEndMark = 0x06064b50;
    private const uint HeaderMark = 0x02014b50;
    private const uint LocalMark = 0x04034b50;
    private const uint DescriptorMark = 0x08074b50;
    private const ushort EncryptedFlag = 1;
    private const ushort DescriptorFlag = 8;

    private readonly Stream _file;
    private readonly List<ZipHeader> _entries = [];

    private ZipLayout(Stream file) => _file = file;

    /// <summary>A sentence that says what is wrong; <see langword="null"/> when nothing is.</summary>
    /// <exception cref="GuardException">It is no ZIP file, or larger than is looked at.</exception>
    public static string? Problem(Stream file, int entriesMax)
    {
        try
        {
            return new ZipLayout(file).Look(entriesMax);
        }
        catch (EndOfStreamException)
        {
            return "A part of it lies outside of the file.";
        }
    }

    private string? Look(int entriesMax)
    {
        var (count, size, offset, end) = Directory();
        if (count > entriesMax || size > DirectoryBytesMax)
            throw new GuardException($"The archive names {count} entries; at most {entriesMax} are looked at. No export of ours has so many.");
        if (offset < 0 || size < 0 || offset + size != end)
            return "Its directory does not lie where it should.";
        return Headers(Read(offset, (int)size), count) ?? Bodies(offset);
    }

    private (long Count, long Size, long Offset, long End) Directory()
    {
        var at = _file.Length - EndBytes;
        var end = at < 0 ? [] : Read(at, EndBytes);
        if (end.Length == 0 || U32(end, 0) != EndMark || U16(end, 20) != 0)
            throw new GuardException("This is no archive of ours: it does not end with a ZIP directory. It was cut short or added to, or it is something else.");
        var (count, size, offset) = (U16(end, 10), U32(end, 12), U32(end, 16));
        if (count != ushort.MaxValue && size != uint.MaxValue && offset != uint.MaxValue)
            return (count, size, offset, at);
        var wideAt = at - LocatorBytes - WideEndBytes;
        var wide = wideAt < 0 ? [] : Read(wideAt, WideEndBytes + LocatorBytes);
        return wide.Length > 0 && U32(wide, 0) == WideEndMark && U32(wide, WideEndBytes) == LocatorMark && I64(wide, WideEndBytes + 8) == wideAt
            ? (I64(wide, 32), I64(wide, 40), I64(wide, 48), wideAt)
            : (0, -1, -1, 0);
    }

    private string? Headers(byte[] directory, long count)
    {
        var at = 0;
        for (var i = 0; i < count; i++)
        {
            if (directory.Length - at < HeaderBytes || U32(directory, at) != HeaderMark)
                return "Its directory has other entries than it says.";
            var (names, extras, comment) = (U16(directory, at + 28), U16(directory, at + 30), U16(directory, at + 32));
            if (directory.Length - at < HeaderBytes + names + extras || comment != 0)
                return "Its directory holds something that no export of ours has.";
            var (flags, kind) = (U16(directory, at + 8), U32(directory, at + 38) >> 28);
            var name = Encoding.Latin1.GetString(directory, at + HeaderBytes, names);
            if ((flags & EncryptedFlag) != 0 || kind is not (0 or 8))
                return $"'{name}' is encrypted, or a link, or something else that is no plain file.";
            var extra = directory.AsSpan(at + HeaderBytes + names, extras);
            var (unpacked, packed, offset) = Wide(extra, U32(directory, at + 24), U32(directory, at + 20), U32(directory, at + 42));
            if (unpacked < 0 || packed < 0 || offset < 0)
                return $"'{name}' lies outside of the file.";
            _entries.Add(new(name, offset, packed, unpacked, flags, U16(directory, at + 10), U32(directory, at + 16)));
            at += HeaderBytes + names + extras;
        }

        return at == directory.Length ? null : "Its directory holds more than its entries.";
    }

    // Each entry begins where the one before ends, and the directory where the last one ends.
    private string? Bodies(long directory)
    {
        var next = 0L;
        _entries.Sort((one, other) => one.Offset.CompareTo(other.Offset));
        for (var i = 0; i < _entries.Count; i++)
        {
            var entry = _entries[i];
            if (entry.Offset != next)
                return $"Before '{entry.Name}' lies something that belongs to no entry, or the entries lie over one another.";
            var local = Read(entry.Offset, LocalBytes);
            var (names, extras) = (U16(local, 26), U16(local, 28));
            if (!Agrees(local, entry) || Encoding.Latin1.GetString(Read(entry.Offset + LocalBytes, names)) != entry.Name)
                return $"The directory says otherwise of '{entry.Name}' than what stands where it lies.";
            var end = entry.Offset + LocalBytes + names + extras + entry.Packed;
            next = i + 1 < _entries.Count ? _entries[i + 1].Offset : directory;
            if ((entry.Flags & DescriptorFlag) == 0 ? next != end : !IsDescriptor(end, next, entry))
                return $"Behind '{entry.Name}' lies something that belongs to no entry.";
        }

        return next == directory ? null : "Before its directory lies something that belongs to no entry.";
    }

    // Sizes and check sum stand before the content, or behind it where they were not known yet.
    private static bool Agrees(byte[] local, ZipHeader entry)
    {
        var later = (entry.Flags & DescriptorFlag) != 0;
        return U32(local, 0) == LocalMark && U16(local, 6) == entry.Flags && U16(local, 8) == entry.Method
            && U32(local, 14) == (later ? 0 : entry.Crc)
            && Fits(U32(local, 18), later ? 0 : entry.Packed) && Fits(U32(local, 22), later ? 0 : entry.Unpacked);
    }

    private bool IsDescriptor(long at, long next, ZipHeader entry)
    {
        if (next - at is not (16 or 24))
            return false;
        var descriptor = Read(at, (int)(next - at));
        var (packed, unpacked) = descriptor.Length == 16 ? (U32(descriptor, 8), U32(descriptor, 12)) : (I64(descriptor, 8), I64(descriptor, 16));
        return U32(descriptor, 0) == DescriptorMark && U32(descriptor, 4) == entry.Crc && packed == entry.Packed && unpacked == entry.Unpacked;
    }

    private static bool Fits(uint said, long size) => said == size || (said == uint.MaxValue && size >= uint.MaxValue);

    // Numbers that do not fit lie behind the name, in this order, each only when its usual place is full of ones.
    private static (long Unpacked, long Packed, long Offset) Wide(ReadOnlySpan<byte> extra, uint unpacked, uint packed, uint offset)
    {
        long[] wide = [unpacked, packed, offset];
        var left = ReadOnlySpan<byte>.Empty;
        while (extra.Length >= 4)
        {
            var length = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]), extra.Length - 4);
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == 1)
                left = extra.Slice(4, length);
            extra = extra[(4 + length)..];
        }

        for (var i = 0; i < wide.Length; i++)
        {
            if (wide[i] != uint.MaxValue)
                continue;
            if (left.Length < 8)
                return (-1, -1, -1);
            wide[i] = BinaryPrimitives.ReadInt64LittleEndian(left);
            left = left[8..];
        }

        return (wide[0], wide[1], wide[2]);
    }

    private byte[] Read(long at, int count)
    {
        if (at < 0 || at > _file.Length - count)
            throw new EndOfStreamException();
        var bytes = new byte[count];
        _file.Position = at;
        _file.ReadExactly(bytes);
        return bytes;
    }

    private static ushort U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint U32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private static long I64(byte[] bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));
}
