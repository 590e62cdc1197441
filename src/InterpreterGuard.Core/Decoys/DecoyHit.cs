namespace InterpreterGuard.Core.Decoys;

/// <summary>A decoy's value came by.</summary>
/// <param name="Decoy">Whose value.</param>
/// <param name="Encoding">How it was written: <c>plain</c>, <c>reversed</c>, <c>rot13</c>, <c>hex</c>, <c>decimal</c>, <c>base64</c> or <c>base32</c>, the latter also with <c>reversed </c> before them.</param>
public readonly record struct DecoyHit(Decoy Decoy, string Encoding);
