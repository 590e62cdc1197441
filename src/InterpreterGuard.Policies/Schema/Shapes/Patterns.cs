namespace InterpreterGuard.Policies.Schema.Shapes;

/// <summary>What names and numbers in policies look like, as regular expressions that editors and .NET read alike.</summary>
internal static class Patterns
{
    public const string Name = "^[a-z][a-z0-9_]{0,59}$";
    public const string RuleId = "^IG[1-9][0-9]{3}$";
    public const string Family = "^[1-9]xxx$";
    public const string Tag = "^[a-z][a-z0-9-]{0,39}$";
    public const string KeyId = "^[0-9a-f]{12}$";
    public const string Variable = @"^[A-Za-z_][A-Za-z0-9_]{0,126}\*?$";
    public const string Image = @"^[a-z0-9][a-z0-9._/:@-]{0,199}$";
    public const string HostName = @"^(\*\.)?([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$";
    public const string EndPoint = @"^([0-9]{1,3}(\.[0-9]{1,3}){3}(:[0-9]{1,5})?|[0-9a-f:.]*:[0-9a-f:.]*|\[[0-9a-f:.]+\](:[0-9]{1,5})?)$";
    public const string Attack = @"^T[0-9]{4}(\.[0-9]{3})?$";
    public const string ExceptionId = "^EX-[A-Za-z0-9-]{1,60}$";
    public const string Day = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    public const string Cwe = "^CWE-[0-9]{1,4}$";
}
