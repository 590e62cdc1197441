using Microsoft.CodeAnalysis;

namespace InterpreterGuard.Screening.CSharp;

/// <summary>Symbols by their full names, without type parameters.</summary>
internal static class CSharpNames
{
    /// <summary>Begins a name that means a library's type or member, wherever it stands.</summary>
    public const string Library = "::";

    public const string This = "this";

    public const string Constructor = "__init__";

    public static string Of(ISymbol symbol)
    {
        var parts = new List<string>();
        for (var current = symbol; current is not null; current = current.ContainingSymbol)
        {
            if (current is INamespaceSymbol { IsGlobalNamespace: true } or IModuleSymbol or IAssemblySymbol)
                break;
            if (current is IMethodSymbol { MethodKind: MethodKind.Constructor })
                continue;
            parts.Add(current.Name);
        }

        parts.Reverse();
        return string.Join('.', parts);
    }

    /// <summary>Whether it comes from a library, and not from this text or an earlier cell.</summary>
    public static bool IsLibrary(ISymbol symbol) => symbol.ContainingAssembly is not (null or ISourceAssemblySymbol);

    /// <summary>Overloads go under different names.</summary>
    public static string Own(IMethodSymbol method)
    {
        method = (IMethodSymbol)(method.ReducedFrom ?? method).OriginalDefinition;
        if (method.MethodKind == MethodKind.Constructor)
            return Constructor;
        if (method.ContainingType is not { } type || method.MethodKind == MethodKind.LocalFunction)
            return method.Name;
        var place = 0;
        foreach (var other in type.GetMembers(method.Name))
        {
            if (SymbolEqualityComparer.Default.Equals(other, method))
                break;
            place++;
        }

        return place == 0 ? method.Name : $"{method.Name}/{place}";
    }
}
