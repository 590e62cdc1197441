using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace InterpreterGuard.Host.Review.SignIn;

/// <summary>After the session's end nothing is done any more: the page finds out within seconds, and until then its buttons are dead.</summary>
internal sealed class SessionGate(ReviewSessions sessions, AuthenticationStateProvider state) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        var user = (await state.GetAuthenticationStateAsync()).User;

        // Once the page knows, there is nothing on it but the way to the door; its answers are heard again.
        if (user.Identity?.IsAuthenticated != true || sessions.IsLive(user))
            await next(context);
    };
}
