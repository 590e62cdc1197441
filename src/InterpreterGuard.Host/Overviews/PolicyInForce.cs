namespace InterpreterGuard.Host.Overviews;

/// <summary>Which policy judges now.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Hash">SHA-256 over its files.</param>
/// <param name="Enforcement"><c>enforce</c> or <c>observe</c>.</param>
/// <param name="Rules">How many rules it has.</param>
/// <param name="Warnings">How many warnings; <c>/v1/exceptions</c> tells them.</param>
/// <param name="Since">When it took the place of another one; missing when it has been there since the host started.</param>
internal sealed record PolicyInForce(string Id, string Hash, string Enforcement, int Rules, int Warnings, DateTimeOffset? Since);
