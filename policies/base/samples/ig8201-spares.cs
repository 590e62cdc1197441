using System.Security.Cryptography;
Console.WriteLine(Convert.ToHexString(SHA256.HashData("text"u8)));
