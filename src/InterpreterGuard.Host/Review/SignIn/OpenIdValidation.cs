using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Review.SignIn;

/// <summary>Stops a start with settings under which signing in fails, or nobody could.</summary>
internal sealed class OpenIdValidation(IOptions<ReviewOptions> review) : IValidateOptions<OpenIdOptions>
{
    public ValidateOptionsResult Validate(string? name, OpenIdOptions options)
    {
        var problems = options.Problems().ToList();
        if (!options.IsOn && !review.Value.LocalAdmin)
            problems.Add($"{ReviewOptions.Section}:LocalAdmin is false and {OpenIdOptions.Section}:Authority is empty: nobody could sign in. Set one of them.");
        return problems.Count > 0 ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }
}
