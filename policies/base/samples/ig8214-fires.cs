using System;
using System.Linq;

public class Accounts
{
    private static readonly Random random = new();

    public string GeneratePassword(int length) =>
        new(Enumerable.Repeat("abcdefghijkmnpqrstuvwxyz23456789", length).Select(letters => letters[random.Next(letters.Length)]).ToArray());

    public int NewOtp()
    {
        var otp = random.Next(100000, 1000000);
        return otp;
    }
}
