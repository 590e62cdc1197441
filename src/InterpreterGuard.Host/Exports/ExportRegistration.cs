namespace InterpreterGuard.Host.Exports;

/// <summary>What takes evidence out of the host.</summary>
internal static class ExportRegistration
{
    public static IServiceCollection AddExports(this IServiceCollection services) =>
        services.AddSingleton<SigningKey>().AddSingleton<ExecutionExport>();
}
