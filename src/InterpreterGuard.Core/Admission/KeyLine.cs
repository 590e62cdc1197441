namespace InterpreterGuard.Core.Admission;

/// <summary>Those of one key and one priority that wait, in the order in which they came.</summary>
internal sealed class KeyLine(string keyId)
{
    public string KeyId { get; } = keyId;

    public LinkedList<AdmissionTicket> Tickets { get; } = [];
}
