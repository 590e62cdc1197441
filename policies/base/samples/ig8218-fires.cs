using System.Security.Cryptography;

using var aes = Aes.Create();
aes.Mode = CipherMode.ECB;
using var rsa = RSA.Create();
rsa.KeySize = 1024;
