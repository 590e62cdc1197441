using InterpreterGuard.Screening.Analyses.Programs;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.CSharp;

/// <summary>Programs that are started, functions that are reached by their names, functions of the system.</summary>
internal sealed partial class CSharpDialect
{
    private const string ProcessStart = "System.Diagnostics.Process.Start";
    private const string StartInfo = "System.Diagnostics.ProcessStartInfo";

    public override bool TryInvoke(ProgramReader reader, Call call, string name, IReadOnlyList<Value?> arguments, out Value? value)
    {
        var first = arguments.ElementAtOrDefault(0);
        value = null;
        switch (name)
        {
            case StartInfo:
                value = Made(reader, call, StartInfo, arguments);
                return true;
            case "System.Diagnostics.Process":
                value = Made(reader, call, name, []);
                return true;
            case ProcessStart:
                reader.Start(call, first is MapValue map ? Words(map) : [first, .. Split(arguments.ElementAtOrDefault(1))], null, "Process.Start");
                value = new InstanceValue("System.Diagnostics.Process");
                return true;
            case "System.Type.GetType" or "System.Reflection.Assembly.GetType" or "System.Reflection.Module.GetType" when ValueText.Source(first) is { Complete: true } type:
                value = new SymbolValue(type.Text.Split(',')[0].Trim());
                return true;
            case "System.Activator.CreateInstance" when first is SymbolValue type:
                value = reader.Apply(call, type, [.. arguments.Skip(1).SelectMany(argument => argument is ListValue list ? list.Items : [argument])]);
                return true;
            case "System.Threading.Tasks.Task.Run" or "System.Threading.Tasks.TaskFactory.StartNew" or "System.Threading.Thread" or "System.Threading.ThreadPool.QueueUserWorkItem":
                value = reader.Apply(call, first, []);
                return true;
            case "System.Threading.Tasks.Parallel.ForEach" or "System.Threading.Tasks.Parallel.ForEachAsync" when arguments is [{ } over, .., FunctionValue each]:
                value = reader.Mapped(call, each, over);
                return true;
            // A type that is not at hand: of what it makes nothing is known but that it was made.
            case not ['{', ..] when !name.Contains('.', StringComparison.Ordinal):
                return true;
            default:
                return Native(reader, call, name, arguments);
        }
    }

    /// <summary>Functions of libc that start something.</summary>
    private static bool Native(ProgramReader reader, Call call, string name, IReadOnlyList<Value?> arguments)
    {
        var first = arguments.ElementAtOrDefault(0);
        switch (name)
        {
            case "libc.system" or "libc.popen" when ValueText.Source(first) is { } command:
                reader.Shell(call, command, name);
                return true;
            case "libc.execve" or "libc.execv" or "libc.execvp" when arguments.ElementAtOrDefault(1) is ListValue words:
                reader.Start(call, [first, .. words.Items.Skip(1).TakeWhile(word => word is not NothingValue)], null, name);
                return true;
            default:
                return false;
        }
    }

    /// <summary>An object whose settings matter: its properties under their names.</summary>
    private static MapValue Made(ProgramReader reader, Call call, string type, IReadOnlyList<Value?> arguments)
    {
        var entries = new Dictionary<string, Value?>(StringComparer.Ordinal) { [TypeKey] = new TextValue(type) };
        if (type == StartInfo)
        {
            if (arguments.Count > 0)
                entries["FileName"] = arguments[0];
            if (arguments.ElementAtOrDefault(1) is { } more)
                entries[more is ListValue ? "ArgumentList" : "Arguments"] = more;
        }

        foreach (var keyword in call.Keywords)
        {
            var key = keyword.Name switch { "fileName" => "FileName", "arguments" => "Arguments", null => "item", var name => name };
            entries[key] = reader.ValueOf(keyword.Value);
        }

        return new MapValue(entries);
    }

    private static bool IsMade(MapValue map, string type) => map.Entries.GetValueOrDefault(TypeKey) is TextValue made && made.Text == type;

    private static Value? Property(MapValue map, string member)
    {
        var name = Last(member);
        if (map.Entries.TryGetValue(name, out var known))
            return known;
        return name switch
        {
            "ArgumentList" => new ListValue([]),
            "StartInfo" => new MapValue(new Dictionary<string, Value?>(StringComparer.Ordinal) { [TypeKey] = new TextValue(StartInfo) }),
            "Start" => new BoundMethodValue(map, member),
            _ => new SymbolValue(member),
        };
    }

    private static IReadOnlyList<Value?> Words(MapValue map)
    {
        if (IsMade(map, "System.Diagnostics.Process"))
            return map.Entries.GetValueOrDefault("StartInfo") is MapValue inner ? Words(inner) : [];
        return [map.Entries.GetValueOrDefault("FileName"), .. Split(map.Entries.GetValueOrDefault("Arguments")), .. (map.Entries.GetValueOrDefault("ArgumentList") as ListValue)?.Items ?? []];
    }

    /// <summary>A line of arguments as the runtime takes it apart: blanks between them, double quotes around one, a backslash before a quote.</summary>
    private static IReadOnlyList<Value?> Split(Value? arguments)
    {
        if (arguments is ListValue list)
            return list.Items;
        if (ValueText.Source(arguments) is not { } line)
            return [];
        var words = new List<Value?>();
        var word = new System.Text.StringBuilder();
        var (quoted, begun) = (false, false);
        for (var index = 0; index < line.Text.Length; index++)
        {
            var character = line.Text[index];
            if (character == '\\' && index + 1 < line.Text.Length && line.Text[index + 1] == '"')
            {
                word.Append(line.Text[++index]);
                begun = true;
            }
            else if (character == '"')
            {
                quoted = !quoted;
                begun = true;
            }
            else if (character is ' ' or '\t' && !quoted)
            {
                Flush();
            }
            else
            {
                word.Append(character);
                begun = true;
            }
        }

        Flush();
        return words;

        void Flush()
        {
            if (begun)
                words.Add(new TextValue(word.ToString(), line.Complete || !word.ToString().Contains(TextValue.Gap, StringComparison.Ordinal)));
            word.Clear();
            begun = false;
        }
    }

    private static bool IsReflection(string member) =>
        member.StartsWith("System.Type.", StringComparison.Ordinal) || member.StartsWith("System.Reflection.", StringComparison.Ordinal) || member is "System.Delegate.DynamicInvoke";

    /// <summary>A type or method that is held as a value, and what is asked of it.</summary>
    private static Value? Reflected(ProgramReader reader, Call call, SymbolValue held, string member, IReadOnlyList<Value?> arguments)
    {
        var first = arguments.ElementAtOrDefault(0);
        switch (Last(member))
        {
            case "GetMethod" or "GetProperty" or "GetField" or "GetMember" or "GetNestedType" or "GetRuntimeMethod" when ValueText.Source(first) is { Complete: true } name:
                reader.Apply(call, new SymbolValue(member), arguments);
                return reader.Reach(call, new SymbolValue(held.Name), $"{held.Name}.{name.Text}");
            case "GetConstructor":
                return held;
            case "InvokeMember" when ValueText.Source(first) is { Complete: true } name:
                return reader.Apply(call, reader.Reach(call, held, $"{held.Name}.{name.Text}"), (arguments.ElementAtOrDefault(4) as ListValue)?.Items ?? []);
            case "Invoke" or "DynamicInvoke":
                return reader.Apply(call, held, (arguments.OfType<ListValue>().LastOrDefault())?.Items ?? []);
            case "CreateDelegate" or "GetTypeInfo" or "MakeGenericMethod":
                return held;
            default:
                return reader.Apply(call, new SymbolValue(member), arguments);
        }
    }
}
