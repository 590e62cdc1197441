namespace InterpreterGuard.Core.Identity;

/// <summary>The number of a rule, such as <c>IG4004</c>. Numbers are never reused.</summary>
public readonly record struct RuleId(string Value) : IComparable<RuleId>
{
    public int CompareTo(RuleId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    public static bool operator <(RuleId left, RuleId right) => left.CompareTo(right) < 0;

    public static bool operator <=(RuleId left, RuleId right) => left.CompareTo(right) <= 0;

    public static bool operator >(RuleId left, RuleId right) => left.CompareTo(right) > 0;

    public static bool operator >=(RuleId left, RuleId right) => left.CompareTo(right) >= 0;
}
