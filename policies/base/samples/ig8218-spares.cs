using System.Security.Cryptography;

using var aes = Aes.Create();
aes.Mode = CipherMode.CBC;
aes.KeySize = 256;
using var rsa = RSA.Create();
rsa.KeySize = 3072;
