using System.Security.Cryptography;
using var key = RSA.Create(3072);
