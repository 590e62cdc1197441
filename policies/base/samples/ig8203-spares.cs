using System.Security.Cryptography;
using var cipher = new AesGcm(RandomNumberGenerator.GetBytes(32), 16);
