using System.Security.Cryptography;

byte[] Seal(byte[] key, byte[] text)
{
    var nonce = new byte[12];
    RandomNumberGenerator.Fill(nonce);
    var (sealedText, tag) = (new byte[text.Length], new byte[16]);
    using var gcm = new AesGcm(key, 16);
    gcm.Encrypt(nonce, text, sealedText, tag);
    return sealedText;
}

Seal(RandomNumberGenerator.GetBytes(32), [1, 2, 3]);
