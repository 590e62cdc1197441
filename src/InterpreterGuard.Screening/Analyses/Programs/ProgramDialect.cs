using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.Analyses.Flows;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>What a programming language knows by itself: its names, what they mean, and what its functions make of constants.</summary>
internal abstract class ProgramDialect
{
    /// <summary>The call that an assertion is, under a name no program can have.</summary>
    public const string Assertion = "{assert}";

    public abstract Language Language { get; }

    /// <summary>What its libraries bring in and act on.</summary>
    public abstract FlowTable Flows { get; }

    /// <summary>The kind of source a call with these arguments is; <see langword="null"/> for none.</summary>
    public virtual string? Brings(string name, IReadOnlyList<Value?> arguments) => Flows.OfCall(name);

    /// <summary>The files in which a module may stand, from the folders that are looked through.</summary>
    public virtual IEnumerable<string> FilesOf(string module, string member) => [];

    /// <summary>Which argument of a call is a file that it runs; <see langword="null"/> for calls that run none.</summary>
    public virtual FlowSink? ScriptOf(string name) => null;

    /// <summary>What goes into a file, where a call that writes decodes it first.</summary>
    public virtual Value? Written(Call call, string name, Value? given, IReadOnlyList<Value?> arguments) => given;

    /// <summary>Functions without a name of their own are read even when nobody seems to call them: callbacks.</summary>
    public virtual bool ReadsEveryFunction => false;

    /// <summary>An assignment changes the name where it was declared, also outside the function.</summary>
    public virtual bool AssignsOutward => false;

    /// <summary>A text between brackets is a member like one behind a dot.</summary>
    public virtual bool MembersByText => false;

    /// <summary>What a name is that no scope knows.</summary>
    public abstract Value? Global(string name, Scope scope);

    /// <summary>The one name for all ways of writing it.</summary>
    public abstract string Resolve(string name);

    /// <summary>The everyday building of values: told by its outcome alone.</summary>
    public abstract bool IsEveryday(string name);

    public virtual string? Fact(Value? value) => ValueText.Fact(value);

    /// <summary>What is told of a value that is given to a call.</summary>
    public virtual string? FactFor(string name, Value? argument) => Fact(argument);

    /// <summary>A call may put something into the bytes that it is given.</summary>
    public virtual bool Fills(string name) => false;

    /// <summary>A method may put something into the bytes that it is called on, or hands them on.</summary>
    public virtual bool FillsReceiver(string method) => false;

    /// <summary>What stands before the names of a module's own settings, where the module is nothing else; empty for any other.</summary>
    public virtual string SettingsOf(Node program) => "";

    /// <summary>Members that are more than a name behind a dot; false leaves them to the common rules.</summary>
    public virtual bool TryMember(Value? receiver, string member, out Value? value)
    {
        value = null;
        return false;
    }

    /// <summary>A method that changes the text it is called on and gives it back.</summary>
    public virtual bool Changes(string member) => false;

    /// <summary>A method that gives back the same path or address in another form.</summary>
    public virtual bool KeepsReceiver(string name) => false;

    /// <summary>The key under which an object of known parts holds a member.</summary>
    public virtual string Key(string member) => member;

    /// <summary>What a library function makes of constants.</summary>
    public abstract Value? Fold(string name, IReadOnlyList<Value?> arguments);

    /// <summary>What a constant's method makes of constants.</summary>
    public abstract Value? Method(ProgramReader reader, Call call, BoundMethodValue method, IReadOnlyList<Value?> arguments, IReadOnlyDictionary<string, Value?> named);

    /// <summary>A list after one of its methods was called; <see langword="null"/> where that is not known.</summary>
    public abstract ListValue? After(ListValue list, string method, IReadOnlyList<Value?> arguments);

    public abstract ProgramSink SinkOf(string name);

    /// <summary>Calls that only this language has: true when nothing more is to be done about it.</summary>
    public virtual bool TryInvoke(ProgramReader reader, Call call, string name, IReadOnlyList<Value?> arguments, out Value? value)
    {
        value = null;
        return false;
    }
}
