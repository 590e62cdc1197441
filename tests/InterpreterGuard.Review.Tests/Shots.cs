namespace InterpreterGuard.Review.Tests;

/// <summary>Pictures of pages, for people who look at them: only when <c>GUARD_SHOTS</c> names a folder.</summary>
internal static class Shots
{
    public static async Task TakeAsync(Visit visit, string name)
    {
        if (Environment.GetEnvironmentVariable("GUARD_SHOTS") is { Length: > 0 } folder)
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }
}
