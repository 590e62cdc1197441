// expect: completed
// stdout: BA7816BF
// stdout: True

using System.IO.Compression;
using System.Security.Cryptography;

Console.WriteLine(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes("abc")))[..8]);
var data = Encoding.UTF8.GetBytes(new string('x', 10_000));
using var packed = new MemoryStream();
using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
    gzip.Write(data);
Console.WriteLine(packed.Length < 200);
