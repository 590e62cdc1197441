namespace InterpreterGuard.Core.Policies;

/// <summary>Masks nothing: for policies that name no secrets.</summary>
public sealed class NoRedaction : IRedaction
{
    public static readonly NoRedaction Instance = new();

    private NoRedaction()
    {
    }

    public bool MasksOutput => false;

    public string Mask(string text) => text;
}
