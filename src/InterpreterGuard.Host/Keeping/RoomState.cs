namespace InterpreterGuard.Host.Keeping;

/// <summary>How much room there is for evidence.</summary>
/// <param name="UsedBytes">What the data directory holds.</param>
/// <param name="CapacityBytes">What it may hold: the bound of the settings, or less where the disk has less.</param>
internal sealed record RoomState(long UsedBytes, long CapacityBytes)
{
    /// <summary>From here on health warns.</summary>
    public const int TightPercent = 80;

    public int Percent => CapacityBytes <= 0 ? 100 : (int)Math.Min(100, UsedBytes * 100.0 / CapacityBytes);

    /// <summary>Nothing new begins: what is left is for what runs.</summary>
    public bool IsFull => UsedBytes >= CapacityBytes;

    public bool IsTight => Percent >= TightPercent;

    /// <param name="used">What the data directory holds.</param>
    /// <param name="free">What the disk has left.</param>
    /// <param name="max">The bound of the settings; 0 when there is none.</param>
    /// <param name="reserved">What stays free for the evidence of what runs.</param>
    public static RoomState Of(long used, long free, long max, long reserved)
    {
        var disk = free <= reserved ? used : used + free - reserved;
        return new RoomState(used, max == 0 ? disk : Math.Min(disk, max));
    }
}
