using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace InterpreterGuard.Host.Review.SignIn;

/// <summary>
/// What a person does on an open page counts as use of the session; what the page does by itself does not. After the session's end nothing is done any more:
/// the page finds out within seconds, and until then its buttons are dead.
/// </summary>
internal sealed class SessionUse(ReviewSessions sessions, AuthenticationStateProvider state) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        if (sessions.Use((await state.GetAuthenticationStateAsync()).User))
            await next(context);
    };
}
