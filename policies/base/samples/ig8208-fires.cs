using System.Security.Cryptography;

byte[] Seal(byte[] key, byte[] text)
{
    using var aes = Aes.Create();
    using var encryptor = aes.CreateEncryptor(key, new byte[16]);
    return encryptor.TransformFinalBlock(text, 0, text.Length);
}

Seal(RandomNumberGenerator.GetBytes(32), [1, 2, 3]);
