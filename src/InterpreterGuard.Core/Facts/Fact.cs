using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>
/// One thing that is so: read in source by screening, or seen from outside while code ran. Rules speak of facts, and only of facts.
/// A fact's public properties are the fields a rule's condition can name, in snake_case.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CodeImport), CodeImport.KindName)]
[JsonDerivedType(typeof(CodeCall), CodeCall.KindName)]
[JsonDerivedType(typeof(CodeString), CodeString.KindName)]
[JsonDerivedType(typeof(CodeAttribute), CodeAttribute.KindName)]
[JsonDerivedType(typeof(CodeAssign), CodeAssign.KindName)]
[JsonDerivedType(typeof(CodeFlow), CodeFlow.KindName)]
[JsonDerivedType(typeof(CodeHidden), CodeHidden.KindName)]
[JsonDerivedType(typeof(CodeUnreadable), CodeUnreadable.KindName)]
[JsonDerivedType(typeof(ProcessExec), ProcessExec.KindName)]
[JsonDerivedType(typeof(ProcessRedirect), ProcessRedirect.KindName)]
[JsonDerivedType(typeof(ProcessSignal), ProcessSignal.KindName)]
[JsonDerivedType(typeof(ProcessIdentity), ProcessIdentity.KindName)]
[JsonDerivedType(typeof(ProcessMemoryFile), ProcessMemoryFile.KindName)]
[JsonDerivedType(typeof(SyscallForbidden), SyscallForbidden.KindName)]
[JsonDerivedType(typeof(NetworkSocket), NetworkSocket.KindName)]
[JsonDerivedType(typeof(NetworkConnect), NetworkConnect.KindName)]
[JsonDerivedType(typeof(NetworkSend), NetworkSend.KindName)]
[JsonDerivedType(typeof(NetworkBind), NetworkBind.KindName)]
[JsonDerivedType(typeof(NetworkFlow), NetworkFlow.KindName)]
[JsonDerivedType(typeof(NetworkLookup), NetworkLookup.KindName)]
[JsonDerivedType(typeof(FileOpen), FileOpen.KindName)]
[JsonDerivedType(typeof(FileMap), FileMap.KindName)]
[JsonDerivedType(typeof(FileChange), FileChange.KindName)]
[JsonDerivedType(typeof(DecoySeen), DecoySeen.KindName)]
[JsonDerivedType(typeof(SecretSent), SecretSent.KindName)]
[JsonDerivedType(typeof(OutputText), OutputText.KindName)]
[JsonDerivedType(typeof(ResourceLimit), ResourceLimit.KindName)]
[JsonDerivedType(typeof(ResourceTrend), ResourceTrend.KindName)]
[JsonDerivedType(typeof(SensorLoss), SensorLoss.KindName)]
[JsonDerivedType(typeof(SensorFailed), SensorFailed.KindName)]
[JsonDerivedType(typeof(LimitDifference), LimitDifference.KindName)]
public abstract record Fact
{
    /// <summary>The kind as rules write it after <c>on:</c>, such as <c>network.connect</c>.</summary>
    [JsonIgnore]
    public abstract string Kind { get; }
}
