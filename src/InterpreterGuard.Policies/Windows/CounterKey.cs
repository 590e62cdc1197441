using System.Security.Cryptography;

namespace InterpreterGuard.Policies.Windows;

/// <summary>Makes 64 bits of a value, so that counters keep numbers and no text of strangers. Mixed with a secret of this process: nobody can choose values that fall together.</summary>
internal static class CounterKey
{
    private static readonly ulong Seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));

    public static ulong Of(string? text)
    {
        var key = Seed;
        foreach (var character in text ?? "")
            key = Mix(key ^ character);
        return Mix(key ^ (ulong)(text?.Length ?? 0));
    }

    public static ulong Of(long number) => Mix(Seed ^ (ulong)number);

    public static ulong Join(ulong one, int other) => Mix(one ^ Mix(Seed + (uint)other));

    // The finishing step of SplitMix64: every bit of the input moves every bit of the output.
    private static ulong Mix(ulong bits)
    {
        bits += 0x9E3779B97F4A7C15;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
