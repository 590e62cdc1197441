using System.Security.Cryptography;
using var aes = Aes.Create();
Console.WriteLine(aes.EncryptCbc("text"u8, RandomNumberGenerator.GetBytes(16)).Length);
