using System.Security.Cryptography;

byte[] Seal(RSA key, byte[] text) => key.Encrypt(text, RSAEncryptionPadding.Pkcs1);

using var pair = RSA.Create(3072);
Seal(pair, [1, 2, 3]);
