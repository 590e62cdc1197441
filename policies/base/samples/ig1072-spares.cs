using System.Security.Cryptography;
using var aes = Aes.Create();
Console.WriteLine(Convert.ToHexString(aes.EncryptCbc("note"u8.ToArray(), aes.IV)));
