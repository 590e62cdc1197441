using InterpreterGuard.Core.Cases;

namespace InterpreterGuard.Host.Incidents;

/// <summary>The caller's saved filters, by name.</summary>
internal sealed record SavedFilterList(IReadOnlyList<SavedFilter> Filters);
