namespace InterpreterGuard.Host.Overviews;

/// <summary>A span of time an overview can be asked for, and the length of its bars.</summary>
/// <param name="Name">As it stands in addresses.</param>
/// <param name="Words">As a person reads it.</param>
/// <param name="Length">How far back.</param>
/// <param name="Step">The length of one bar. Bars begin at whole multiples of it, so that they do not move between two looks.</param>
internal sealed record OverviewSpan(string Name, string Words, TimeSpan Length, TimeSpan Step)
{
    public static readonly OverviewSpan Week = new("7d", "7 days", TimeSpan.FromDays(7), TimeSpan.FromHours(6));

    public static readonly IReadOnlyList<OverviewSpan> All =
        [new("24h", "24 hours", TimeSpan.FromHours(24), TimeSpan.FromHours(1)), Week, new("30d", "30 days", TimeSpan.FromDays(30), TimeSpan.FromDays(1))];

    /// <summary>The usual one when none is named; <see langword="null"/> when there is none of that name.</summary>
    public static OverviewSpan? Find(string? name) => string.IsNullOrEmpty(name) ? Week : All.FirstOrDefault(span => string.Equals(span.Name, name, StringComparison.Ordinal));

    /// <summary>The sentence about a name that is none.</summary>
    public static string Problem => $"must be one of {string.Join(", ", All.Select(span => span.Name))}";
}
