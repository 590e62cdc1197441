namespace InterpreterGuard.Outbox.Formats;

/// <summary>How we are called in documents of others.</summary>
internal static class Product
{
    public const string Vendor = "InterpreterGuard";
    public const string Name = "InterpreterGuard";
    public const string Short = "interpreterguard";
}
