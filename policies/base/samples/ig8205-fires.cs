using System.Security.Cryptography;
using var key = new PasswordDeriveBytes(Console.ReadLine()!, RandomNumberGenerator.GetBytes(16));
