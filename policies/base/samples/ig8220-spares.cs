using System;
using System.Security.Cryptography;

public class Seal
{
    private readonly byte[] key = Convert.FromBase64String(Environment.GetEnvironmentVariable("SEAL_KEY"));

    public ICryptoTransform Begin(Aes aes)
    {
        aes.GenerateIV();
        return aes.CreateEncryptor(key, aes.IV);
    }
}
