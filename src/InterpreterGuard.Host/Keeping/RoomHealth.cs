namespace InterpreterGuard.Host.Keeping;

/// <summary>How much room there is for evidence.</summary>
/// <param name="UsedMebibytes">What the data directory holds.</param>
/// <param name="CapacityMebibytes">What it may hold, by the settings or by what the disk has.</param>
/// <param name="Percent">The share that is used.</param>
/// <param name="Full">Nothing new begins.</param>
internal sealed record RoomHealth(long UsedMebibytes, long CapacityMebibytes, int Percent, bool Full)
{
    public static RoomHealth Of(RoomState state) => new(state.UsedBytes >> 20, state.CapacityBytes >> 20, state.Percent, state.IsFull);
}
