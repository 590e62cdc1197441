using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>Names and what is known of them, one inside the other.</summary>
internal sealed class Scope
{
    private readonly Dictionary<string, Value?> names = new(StringComparer.Ordinal);
    private readonly List<string> stars = [];
    private Dictionary<string, IReadOnlyList<Value>>? others;
    private readonly Scope? outer;
    private readonly Ways.Log log;

    public Scope(Scope? outer)
    {
        this.outer = outer;
        log = outer?.log ?? new Ways.Log();
    }

    /// <summary>The module's scope, where builtins are looked up next.</summary>
    public Scope Outermost => outer?.Outermost ?? this;

    public void Set(string name, Value? value)
    {
        if (log.Open > 0)
            log.Add(this, name, names.GetValueOrDefault(name));
        names[name] = value;
        others?.Remove(name);
    }

    /// <summary>Beside what a name is, what it was on another way through the code.</summary>
    public void Put(string name, Value? value, Value other)
    {
        const int othersMax = 3;
        var known = Others(name).ToList();
        Set(name, Value.From(value, other.Origins));
        if (!Value.IsKnown(value) || other is not (TextValue or BytesValue or SymbolValue or ListValue))
            return;
        if (known.Count < othersMax && !known.Contains(other))
            known.Add(other);
        (others ??= new(StringComparer.Ordinal))[name] = known;
    }

    /// <summary>What a name may be as well.</summary>
    public IReadOnlyList<Value> Others(string name)
    {
        for (var scope = this; scope is not null; scope = scope.outer)
        {
            if (scope.others?.GetValueOrDefault(name) is { } known)
                return known;
            if (scope.names.ContainsKey(name))
                return [];
        }
        return [];
    }

    /// <summary>Several ways begin here, of which one is taken.</summary>
    public Ways Branch() => new(log);

    /// <summary>All of a module's names are here now (<c>from module import *</c>).</summary>
    public void Star(string module) => stars.Add(module);

    /// <summary>Known to be bound; to what may still be unknown.</summary>
    public bool TryGet(string name, out Value? value)
    {
        for (var scope = this; scope is not null; scope = scope.outer)
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
        for (var scope = this; scope is not null; scope = scope.outer)
        {
            if (scope.names.ContainsKey(name))
                return scope;
        }
        return this;
    }

    /// <summary>The names of this scope alone.</summary>
    public IReadOnlyDictionary<string, Value?> Own => names;

    public bool TryGetOwn(string name, out Value? value) => names.TryGetValue(name, out value);

    /// <summary>Modules whose every name was brought in, the latest first.</summary>
    public IEnumerable<string> Stars
    {
        get
        {
            for (var scope = this; scope is not null; scope = scope.outer)
            {
                for (var index = scope.stars.Count - 1; index >= 0; index--)
                    yield return scope.stars[index];
            }
        }
    }
}
