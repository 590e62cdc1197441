using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>Names and what is known of them, one inside the other.</summary>
internal sealed class Scope(Scope? outer)
{
    private readonly Dictionary<string, Value?> names = new(StringComparer.Ordinal);
    private readonly List<string> stars = [];

    /// <summary>The module's scope, where builtins are looked up next.</summary>
    public Scope Outermost => outer?.Outermost ?? this;

    public void Set(string name, Value? value) => names[name] = value;

    /// <summary>All of a module's names are here now (<c>from module import *</c>).</summary>
    public void Star(string module) => stars.Add(module);

    /// <summary>Known to be bound; to what may still be unknown.</summary>
    public bool TryGet(string name, out Value? value)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope.names.TryGetValue(name, out value))
                return true;
        }
        value = null;
        return false;
    }

    /// <summary>The scope that knows a name already, else this one.</summary>
    public Scope Home(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope.names.ContainsKey(name))
                return scope;
        }
        return this;
    }

    public bool TryGetOwn(string name, out Value? value) => names.TryGetValue(name, out value);

    /// <summary>Modules whose every name was brought in, the latest first.</summary>
    public IEnumerable<string> Stars
    {
        get
        {
            for (var scope = this; scope is not null; scope = scope.Outer)
            {
                for (var index = scope.stars.Count - 1; index >= 0; index--)
                    yield return scope.stars[index];
            }
        }
    }

    private Scope? Outer => outer;
}
