using Microsoft.Playwright;

namespace InterpreterGuard.Review.Tests;

/// <summary>The door: the first password, guessing, sessions that end, and what opens nothing.</summary>
public sealed class SignInTests(Room room)
{
    [Fact]
    public async Task The_first_password_opens_nothing_but_the_page_that_changes_it()
    {
        await using var host = new ReviewHost().Started();
        await using var visit = await room.StrangerAsync(host);
        var first = host.FirstPassword;

        await visit.Page.GotoAsync(host.Address + "/review/held");
        await visit.SignInAsync("admin", first);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Change the password" })).ToBeVisibleAsync();
        await visit.Page.GotoAsync(host.Address + "/review/queue");
        Assert.EndsWith("/review/password", visit.Page.Url, StringComparison.Ordinal);
        await visit.ChangePasswordAsync(first, "short");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The new password has 5 characters; it needs at least 12. A few unrelated words are easiest to remember.");
        await visit.ChangePasswordAsync(first, "seven blue herons", "seven blue heron");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The new password and its repetition differ.");
        await visit.ChangePasswordAsync(first, "seven blue herons");

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Queue" })).ToBeVisibleAsync();
        Assert.False(File.Exists(Path.Combine(host.Data, "keys", "review-admin.password")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(host.Data, "keys", "review-admin.json")));
        visit.AssertClean();
    }
}
