using Spectre.Console;
using Spectre.Console.Rendering;

namespace InterpreterGuard.Cli.Showing;

/// <summary>What the guard itself says to a person. All text given here is data: markup in it is shown, not obeyed.</summary>
internal sealed class Screen(IAnsiConsole console, bool isTerminal)
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

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
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (redirected)
            console.Profile.Width = FileWidth;
        return new(console, isTerminal: !redirected);
    }

    public void Say(string text) => Line(text, "default");

    public void Step(string text) => Line("• " + text, "default");

    public void Done(string text) => Line("✓ " + text, "green");

    public void Warn(string text) => Line("! " + text, "yellow");

    public void Problem(string text) => Line("✗ " + text, "red");

    public void Detail(string text) => Line("  " + text, "grey");

    /// <summary>Text of our own with a style, after strangers' parts were made safe.</summary>
    public void Line(string text, string style) => console.MarkupLine($"[{style}]{Markup.Escape(SafeText.Lines(text))}[/]");

    /// <summary>Says what is being done while it is done: on a terminal in a line that moves and counts the seconds, else once.</summary>
    public Task<T> DuringAsync<T>(string text, TimeProvider time, Func<Task<T>> work) => DuringAsync(() => text, time, work);

    /// <param name="text">What is being done, as it stands now.</param>
    /// <param name="time">Counts the seconds.</param>
    /// <param name="work">What is done.</param>
    public async Task<T> DuringAsync<T>(Func<string> text, TimeProvider time, Func<Task<T>> work)
    {
        if (!isTerminal)
        {
            Step(text());
            return await work();
        }

        var began = time.GetTimestamp();
        return await console.Status().StartAsync(Markup.Escape(text()), async status =>
        {
            var done = work();
            while (await Task.WhenAny(done, Task.Delay(Tick, time)) != done)
                status.Status($"{Markup.Escape(text())} [grey]{time.GetElapsedTime(began):m\\:ss}[/]");
            return await done;
        });
    }

    public void Show(IRenderable renderable) => console.Write(renderable);
}
