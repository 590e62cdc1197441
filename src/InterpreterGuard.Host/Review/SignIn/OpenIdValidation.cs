using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Review.SignIn;

/// <summary>Stops a start with settings under which signing in fails, or nobody could.</summary>
internal sealed class OpenIdValidation(IConfiguration configuration) : IValidateOptions<OpenIdOptions>
{
    public ValidateOptionsResult Validate(string? name, OpenIdOptions options)
    {
        var problems = options.Problems().ToList();

        // As it is written: asking for the other section's options would tell its problems twice.
        if (!options.IsOn && !configuration.GetValue($"{ReviewOptions.Section}:{nameof(ReviewOptions.LocalAdmin)}", true))
            problems.Add($"{ReviewOptions.Section}:LocalAdmin is false and {OpenIdOptions.Section}:Authority is empty: nobody could sign in. Set one of them.");
        return problems.Count > 0 ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }
}
