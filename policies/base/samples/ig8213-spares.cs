using System.Security.Cryptography;
byte[] Stored(string password) => Rfc2898DeriveBytes.Pbkdf2(password, RandomNumberGenerator.GetBytes(16), 600_000, HashAlgorithmName.SHA256, 32);
Console.WriteLine(Stored(Console.ReadLine()!).Length);
