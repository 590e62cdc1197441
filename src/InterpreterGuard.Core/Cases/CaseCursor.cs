using System.Globalization;
using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Cases;

/// <summary>The last row of a page: the next one begins behind it. What is opened meanwhile does not shift it.</summary>
/// <param name="Risk">That row's risk; <see langword="null"/> in the order of time.</param>
/// <param name="Id">That row's incident.</param>
public sealed record CaseCursor(int? Risk, IncidentId Id)
{
    /// <summary>Where the page behind this one begins; <see langword="null"/> when this one is not full, so that there is none.</summary>
    public static CaseCursor? Behind(CaseQuery query, IReadOnlyList<IncidentCase> page) => page.Count < query.CountMax
        ? null
        : new CaseCursor(query.Sort == CaseSort.Risk ? page[^1].Incident.Risk.Score : null, page[^1].Incident.Id);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, out CaseCursor? cursor)
    {
        cursor = null;
        var parts = text?.Split('~') ?? [];
        int? risk = null;
        if (parts.Length == 2)
        {
            if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return false;
            risk = number;
        }

        if (parts.Length is not (1 or 2) || !IncidentId.TryParse(parts[^1], out var id))
            return false;
        cursor = new CaseCursor(risk, id);
        return true;
    }

    /// <summary><c>inc_…</c> in the order of time, <c>75~inc_…</c> in the order of risk.</summary>
    public override string ToString() => Risk is { } risk ? string.Create(CultureInfo.InvariantCulture, $"{risk}~{Id}") : Id.ToString();
}
