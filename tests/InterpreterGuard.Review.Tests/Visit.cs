using Microsoft.Playwright;

namespace InterpreterGuard.Review.Tests;

/// <summary>One person's browser, and everything that went wrong in it: what the policy for content refused, scripts that failed, requests that left the host, dialogs.</summary>
public sealed class Visit : IAsyncDisposable
{
    private const float PatienceMs = 15_000;

    private Visit(IBrowserContext context, IPage page, string address)
    {
        (Context, Page, Address) = (context, page, address);
        page.SetDefaultTimeout(PatienceMs);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !IsExpected(message.Text))
                Wrong.Add("console: " + message.Text);
        };
        page.PageError += (_, error) => Wrong.Add("script: " + error);
        page.Dialog += async (_, dialog) =>
        {
            Wrong.Add("dialog: " + dialog.Message);
            await dialog.DismissAsync();
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                Wrong.Add("request: " + request.Url);
        };
        page.Popup += (_, popup) => Wrong.Add("popup: " + popup.Url);
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    public string Address { get; }

    /// <summary>What must stay empty.</summary>
    public List<string> Wrong { get; } = [];

    public static async Task<Visit> BeginAsync(IBrowser browser, string address, BrowserNewContextOptions options)
    {
        options.ViewportSize ??= new() { Width = 1440, Height = 900 };

        // What moves is drawn by the processors that the host needs, and no test looks at it.
        options.ReducedMotion ??= ReducedMotion.Reduce;
        var context = await browser.NewContextAsync(options);
        return new Visit(context, await context.NewPageAsync(), address);
    }

    public ValueTask DisposeAsync() => Context.DisposeAsync();

    /// <summary>Goes to an address of the room and waits until its buttons work.</summary>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync($"{Address}/{path.TrimStart('/')}");
        await LiveAsync();
    }

    /// <summary>Waits until the page's address is this one. Asked again and again: whoever waits for the navigation itself can miss one that is over before the waiting begins.</summary>
    public Task AtAsync(string path) => Assertions.Expect(Page).ToHaveURLAsync(Address + path, new() { Timeout = PatienceMs });

    public Task LiveAsync() => Page.Locator("main[data-live=yes]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    public async Task SignInAsync(string name, string password)
    {
        if (!Page.Url.Contains("/review/sign-in", StringComparison.Ordinal))
            await Page.GotoAsync(Address + "/review/sign-in");
        await Page.GetByLabel("Name").FillAsync(name);
        await Page.GetByLabel("Password").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    public async Task ChangePasswordAsync(string present, string password, string? again = null)
    {
        await Page.GetByLabel("Present password").FillAsync(present);
        await Page.GetByLabel("New password", new() { Exact = true }).FillAsync(password);
        await Page.GetByLabel("New password again").FillAsync(again ?? password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Change the password" }).ClickAsync();
    }

    /// <summary>Nothing went wrong in this browser.</summary>
    public void AssertClean() => Assert.Empty(Wrong);

    // The browser itself reports answers that are no success; which ones come is for each test to say.
    private static bool IsExpected(string text) => text.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal);
}
