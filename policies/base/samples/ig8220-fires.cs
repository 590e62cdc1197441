using System.Security.Cryptography;
using System.Text;

public class Seal
{
    private static readonly byte[] Key = Encoding.UTF8.GetBytes("ochre-lantern-of-seven-ships-abc");

    public ICryptoTransform Begin(Aes aes)
    {
        aes.GenerateIV();
        return aes.CreateEncryptor(Key, aes.IV);
    }
}
