using System;
using System.Security.Cryptography;

using var aes = Aes.Create();
aes.Key = Convert.FromBase64String(Environment.GetEnvironmentVariable("SEAL_KEY"));
aes.GenerateIV();
