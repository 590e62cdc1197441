namespace InterpreterGuard.Policies.Conditions.Patterns;

/// <summary>Characters that one place of a pattern takes: those of ASCII one by one, all others together.</summary>
/// <param name="Low">Characters 0 to 63, a bit each.</param>
/// <param name="High">Characters 64 to 127.</param>
/// <param name="Others">Some character beyond them.</param>
internal readonly record struct CharacterSet(ulong Low, ulong High, bool Others)
{
    public static readonly CharacterSet None;
    public static readonly CharacterSet All = new(ulong.MaxValue, ulong.MaxValue, Others: true);
    public static readonly CharacterSet Digits = Range('0', '9');
    public static readonly CharacterSet Words = Range('a', 'z').With(Range('A', 'Z')).With(Digits).With(Of('_')) with { Others = true };
    public static readonly CharacterSet Blanks = Range('\t', '\r').With(Of(' '));

    public bool IsNone => Low == 0 && High == 0 && !Others;

    public static CharacterSet Of(char character) => Range(character, character);

    public static CharacterSet Range(char first, char last)
    {
        var (low, high) = (0UL, 0UL);
        for (int code = first; code <= Math.Min((int)last, 127); code++)
        {
            if (code < 64)
                low |= 1UL << code;
            else
                high |= 1UL << (code - 64);
        }
        return new(low, high, last > 127);
    }

    public CharacterSet With(CharacterSet other) => new(Low | other.Low, High | other.High, Others || other.Others);

    public CharacterSet Not() => new(~Low, ~High, Others: true);

    public bool Meets(CharacterSet other) => (Low & other.Low) != 0 || (High & other.High) != 0 || (Others && other.Others);
}
