namespace InterpreterGuard.Core.Values;

/// <summary>A value came by.</summary>
/// <param name="Owner">Whose value.</param>
/// <param name="Encoding">How it was written: <c>plain</c>, <c>reversed</c>, <c>rot13</c>, <c>hex</c>, <c>decimal</c>, <c>base64</c> or <c>base32</c>, the latter also with <c>reversed </c> before them.</param>
/// <typeparam name="TOwner">What has values.</typeparam>
public readonly record struct ValueHit<TOwner>(TOwner Owner, string Encoding)
    where TOwner : notnull;
