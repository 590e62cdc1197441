using InterpreterGuard.Core.Access;
using InterpreterGuard.Host.Review.Auditing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Review.SignIn;

/// <summary>Where people sign in with the local account, change its password and sign out. Every step is told to the audit trail.</summary>
internal sealed class SignInDesk(
    LocalAdmin local, GuessGuard guesses, ReviewSessions sessions, IReviewAudit audit, IOptions<ReviewOptions> options, TimeProvider time)
{
    private const string Wrong = "Name or password is wrong.";

    /// <summary>Signs in. The sentence says why not; <see langword="null"/> when it worked.</summary>
    public async Task<string?> SignInAsync(HttpContext context, string name, string password)
    {
        if (!options.Value.LocalAdmin)
            return "Local accounts are turned off here; use your organization's sign-in.";
        var (account, problem) = await ProveAsync(context, name, password);
        if (account is null)
            return problem;
        await EnterAsync(context, new ReviewPerson(account.Name, Role.Admin), account.MustChange);
        await audit.RecordAsync(new(ReviewStep.SignedIn, account.Name, AddressOf(context), account.MustChange ? "with the first password" : null), context.RequestAborted);
        return null;
    }

    /// <summary>Changes the password of whoever is signed in; all other sessions of the account end.</summary>
    public async Task<string?> ChangePasswordAsync(HttpContext context, string former, string password, string repeated)
    {
        var name = ReviewPerson.Of(context.User).Name;
        if (LocalAdmin.ProblemOf(password, former) is { } problem)
            return problem;
        if (!string.Equals(password, repeated, StringComparison.Ordinal))
            return "The new password and its repetition differ.";
        var (account, wrong) = await ProveAsync(context, name, former);
        if (account is null)
            return string.Equals(wrong, Wrong, StringComparison.Ordinal) ? "The present password is wrong." : wrong;

        local.Change(password);
        sessions.EndAll(name);
        await audit.RecordAsync(new(ReviewStep.PasswordChanged, name, AddressOf(context), null), CancellationToken.None);
        await EnterAsync(context, new ReviewPerson(name, Role.Admin), mustChange: false);
        return null;
    }

    public async Task SignOutAsync(HttpContext context)
    {
        var name = ReviewPerson.Of(context.User).Name;
        await context.SignOutAsync(ReviewAccess.Scheme);
        await audit.RecordAsync(new(ReviewStep.SignedOut, name, AddressOf(context), null), CancellationToken.None);
    }

    private async Task<(LocalAccount? Account, string? Problem)> ProveAsync(HttpContext context, string name, string password)
    {
        var address = context.Connection.RemoteIpAddress;
        if (guesses.Begin(name, address) is { } locked)
        {
            await audit.RecordAsync(new(ReviewStep.RefusedWhileLocked, name, AddressOf(context), locked.What), context.RequestAborted);
            return (null, locked.Sentence);
        }

        if (await local.VerifyAsync(name, password, context.RequestAborted) is { } account)
        {
            guesses.Succeeded(name, address);
            return (account, null);
        }

        await audit.RecordAsync(new(ReviewStep.SignInFailed, name, AddressOf(context), null), context.RequestAborted);
        if (guesses.AfterFailure(name, address) is not { } begun)
            return (null, Wrong);
        await audit.RecordAsync(new(ReviewStep.LockedOut, name, AddressOf(context), begun.What), context.RequestAborted);
        return (null, begun.Sentence);
    }

    private Task EnterAsync(HttpContext context, ReviewPerson person, bool mustChange) => context.SignInAsync(
        ReviewAccess.Scheme,
        person.ToPrincipal(mustChange),
        new AuthenticationProperties { IssuedUtc = time.GetUtcNow(), ExpiresUtc = time.GetUtcNow().AddHours(options.Value.SessionHours), AllowRefresh = false });

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
