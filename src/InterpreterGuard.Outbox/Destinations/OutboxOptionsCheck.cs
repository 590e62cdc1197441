using Microsoft.Extensions.Options;

namespace InterpreterGuard.Outbox.Destinations;

/// <summary>Stops a start with destinations that would not work.</summary>
internal sealed class OutboxOptionsCheck : IValidateOptions<OutboxOptions>
{
    public ValidateOptionsResult Validate(string? name, OutboxOptions options) =>
        DestinationReader.Read(options).Problems is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
}
