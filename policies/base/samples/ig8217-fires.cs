using System.Security.Cryptography;
using System.Text;

const string Phrase = "ochre-lantern-of-seven-ships-abc";
using var aes = Aes.Create();
aes.Key = Encoding.UTF8.GetBytes(Phrase);
aes.GenerateIV();
