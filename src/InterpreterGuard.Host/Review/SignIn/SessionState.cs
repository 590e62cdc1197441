using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace InterpreterGuard.Host.Review.SignIn;

/// <summary>Looks every few seconds whether the session behind an open page still stands: a page must not outlive it.</summary>
internal sealed class SessionState(ReviewSessions sessions, ILoggerFactory loggers) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(2);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        Task.FromResult(sessions.IsLive(authenticationState.User));
}
