using System;
using System.Security.Cryptography;
using System.Text;

public class Accounts
{
    public byte[] Store(string password, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(password, salt, 600_000, HashAlgorithmName.SHA256, 32);

    public string Etag(byte[] body) => Convert.ToHexString(SHA256.HashData(body));
}
