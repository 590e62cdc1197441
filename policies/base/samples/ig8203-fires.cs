using System.Security.Cryptography;
using var cipher = TripleDES.Create();
