using Spectre.Console;
using Spectre.Console.Rendering;

namespace InterpreterGuard.Cli.Showing;

/// <summary>What the guard itself says to a person. All text given here is data: markup in it is shown, not obeyed.</summary>
internal sealed class Screen(IAnsiConsole console)
{
    /// <summary>Wide enough that nothing wraps when the output goes to a file.</summary>
    private const int FileWidth = 1000;

    public static Screen OnStandardOutput() => On(Console.Out, Console.IsOutputRedirected);

    public static Screen OnStandardError() => On(Console.Error, Console.IsErrorRedirected);

    public static Screen On(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = redirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
        });
        if (redirected)
            console.Profile.Width = FileWidth;
        return new(console);
    }

    public void Say(string text) => Line(text, "default");

    public void Step(string text) => Line("• " + text, "default");

    public void Done(string text) => Line("✓ " + text, "green");

    public void Warn(string text) => Line("! " + text, "yellow");

    public void Problem(string text) => Line("✗ " + text, "red");

    public void Detail(string text) => Line("  " + text, "grey");

    /// <summary>Text of our own with a style, after strangers' parts were made safe.</summary>
    public void Line(string text, string style) => console.MarkupLine($"[{style}]{Markup.Escape(SafeText.Lines(text))}[/]");

    public void Show(IRenderable renderable) => console.Write(renderable);
}
