using InterpreterGuard.Core.Output;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Screening.CSharp;
using InterpreterGuard.Screening.Detection;
using InterpreterGuard.Screening.JavaScript;
using InterpreterGuard.Screening.Output;
using InterpreterGuard.Screening.Parsing;
using InterpreterGuard.Screening.Python;
using InterpreterGuard.Screening.Shell;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InterpreterGuard.Screening;

/// <summary>Puts screening together.</summary>
public static class ScreeningRegistration
{
    /// <summary>Adds <see cref="IScreener"/> and <see cref="IOutputReader"/>. Somebody else has to add <see cref="IParserConnections"/>.</summary>
    public static IServiceCollection AddScreening(this IServiceCollection services)
    {
        services.AddOptions<ScreeningOptions>().BindConfiguration(ScreeningOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<PythonOptions>().BindConfiguration(PythonOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<CSharpOptions>().BindConfiguration(CSharpOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<JavaScriptOptions>().BindConfiguration(JavaScriptOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ShellOptions>().BindConfiguration(ShellOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILanguageFrontEnd, PythonParser>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILanguageFrontEnd, ShellParser>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IInProcessFrontEnd, JavaScriptParser>());
        services.AddSingleton<CSharpParser>();
        services.AddSingleton<IInProcessFrontEnd>(provider => provider.GetRequiredService<CSharpParser>());
        services.AddSingleton<ParserClient>();
        services.AddSingleton<IScreener, Screener>();
        services.AddHostedService<WarmUp>();
        services.AddSingleton<IOutputReader, OutputReader>();
        services.AddSingleton<ILanguageDetector, LanguageDetector>();
        return services;
    }
}
