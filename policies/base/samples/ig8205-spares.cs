using System.Security.Cryptography;
using var key = new Rfc2898DeriveBytes(Console.ReadLine()!, RandomNumberGenerator.GetBytes(16), 600_000, HashAlgorithmName.SHA256);
