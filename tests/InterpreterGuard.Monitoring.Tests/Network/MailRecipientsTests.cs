using System.Text;
using InterpreterGuard.Monitoring.Network.Protocols;

namespace InterpreterGuard.Monitoring.Tests.Network;

public class MailRecipientsTests
{
    [Theory]
    [InlineData("EHLO x\r\nMAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nrcpt to:<e@f>\r\nDATA\r\n", 2)]
    [InlineData("RCRCPT TO:<c@d>\r\nRCPT  TO:<c@d>", 1)]
    [InlineData("To: everybody\r\n", 0)]
    public void Recipients_are_counted_however_the_bytes_are_cut(string dialogue, long count)
    {
        for (var size = 1; size <= dialogue.Length; size++)
        {
            var recipients = new MailRecipients();
            foreach (var piece in Encoding.ASCII.GetBytes(dialogue).Chunk(size))
                recipients.Take(piece);

            Assert.Equal(count, recipients.Count);
        }
    }
}
