using System.Collections.Frozen;
using InterpreterGuard.Screening.Analyses.Folding;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.JavaScript.Jsx;

namespace InterpreterGuard.Screening.JavaScript;

/// <summary>Which dotted names mean the same, and which names are there without being declared.</summary>
internal static class JavaScriptNames
{
    private static readonly FrozenSet<string> Globals = FrozenSet.Create(StringComparer.Ordinal,
        "AbortController", "Array", "ArrayBuffer", "Atomics", "BigInt", "Boolean", "Buffer", "Date", "Error", "Function", "Intl", "JSON", "Map", "Math", "Number", "Object",
        "Promise", "Proxy", "Reflect", "RegExp", "Set", "SharedArrayBuffer", "String", "Symbol", "TextDecoder", "TextEncoder", "URL", "URLSearchParams", "Uint8Array",
        "WeakRef", "WebAssembly", "WebSocket", "Worker", "XMLHttpRequest", "atob", "btoa", "clearInterval", "clearTimeout", "console", "crypto", "decodeURI", "document", "location", "navigator",
        "decodeURIComponent", "encodeURI", "encodeURIComponent", "escape", "eval", "exports", "fetch", "module", "parseFloat", "parseInt", "performance", "process",
        "queueMicrotask", "require", "setImmediate", "setInterval", "setTimeout", "structuredClone", "unescape");

    private static readonly FrozenDictionary<string, string> Same = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["buffer.Buffer"] = "Buffer",
        ["url.URL"] = "URL",
        ["util.TextDecoder"] = "TextDecoder",
        ["Object.constructor"] = "Function",
        ["constructor.constructor"] = "Function",
        ["Function.constructor"] = "Function",
        ["module.require"] = "require",
        ["module.parent.require"] = "require",
        ["require.main.require"] = "require",
        ["process.getBuiltinModule"] = "require",
        ["console._stdout.write"] = "process.stdout.write",
        ["net.createConnection"] = "net.connect",
        ["net.Stream"] = "net.Socket",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether it is there without being declared; so are the calls that JSX is written as.</summary>
    public static bool IsGlobal(string name) => Globals.Contains(name) || JsxReader.Markup.Contains(name, StringComparer.Ordinal);

    /// <summary>A module by its one name: without <c>node:</c>, and a folder of it as a member.</summary>
    public static string Module(string name)
    {
        var plain = name.StartsWith("node:", StringComparison.Ordinal) ? name["node:".Length..] : name;
        return plain switch
        {
            "process" or "console" or "crypto" or "module" => plain,
            _ when plain.StartsWith('.') || plain.StartsWith('/') || plain.StartsWith('@') => plain,
            _ => plain.Replace('/', '.'),
        };
    }

    /// <summary>The files in which a module may stand that is named by its path.</summary>
    public static IEnumerable<string> Files(string module) => (module.StartsWith("./", StringComparison.Ordinal) || module.StartsWith('/')) && !module.EndsWith(".json", StringComparison.Ordinal)
        ? [module, module + ".js", module + ".cjs", module + ".mjs", module.TrimEnd('/') + "/index.js"]
        : [];

    /// <summary>The code of a <c>data:</c> address, which is a module written where its name stands; <see langword="null"/> for any other name.</summary>
    public static string? Inline(string name)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || !name.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            return null;
        var text = Uri.UnescapeDataString(name[(comma + 1)..]);
        return name[..comma].EndsWith(";base64", StringComparison.OrdinalIgnoreCase)
            ? Decoders.Base64(new TextValue(text)) is { } bytes ? ValueText.Of(bytes.Bytes) : null
            : text;
    }

    /// <summary>The one name for all ways of writing it.</summary>
    public static string Resolve(string name)
    {
        foreach (var holder in (ReadOnlySpan<string>)["globalThis.", "global.", "window.", "self."])
        {
            while (name.StartsWith(holder, StringComparison.Ordinal))
                name = name[holder.Length..];
        }
        if (name.EndsWith(".default", StringComparison.Ordinal))
            name = name[..^".default".Length];
        // Every module object leads to the loader.
        if (name.EndsWith("._load", StringComparison.Ordinal) || name.EndsWith(".mainModule.require", StringComparison.Ordinal))
            return "require";
        return Same.GetValueOrDefault(name, name);
    }
}
