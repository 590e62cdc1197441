using System.Security.Cryptography;
Console.WriteLine(Convert.ToHexString(MD5.HashData("text"u8)));
