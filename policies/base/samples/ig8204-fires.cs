using System.Security.Cryptography;
using var aes = Aes.Create();
Console.WriteLine(aes.EncryptEcb("text"u8, PaddingMode.PKCS7).Length);
