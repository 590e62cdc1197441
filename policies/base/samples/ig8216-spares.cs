using System;
using System.Security.Cryptography;

byte[] Open(byte[] key, byte[] sealedText)
{
    using var aes = Aes.Create();
    aes.Key = key;
    var vector = new byte[16];
    Array.Copy(sealedText, vector, 16);
    aes.IV = vector;
    return aes.CreateDecryptor().TransformFinalBlock(sealedText, 16, sealedText.Length - 16);
}

Open(RandomNumberGenerator.GetBytes(32), new byte[64]);
