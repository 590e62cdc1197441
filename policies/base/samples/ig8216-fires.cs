using System.Security.Cryptography;

byte[] Seal(byte[] key, byte[] text)
{
    using var aes = Aes.Create();
    aes.Key = key;
    aes.IV = new byte[16];
    return aes.CreateEncryptor().TransformFinalBlock(text, 0, text.Length);
}

Seal(RandomNumberGenerator.GetBytes(32), [1, 2, 3]);
