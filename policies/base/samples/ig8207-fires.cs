using System.Security.Cryptography;
using var key = RSA.Create(1024);
