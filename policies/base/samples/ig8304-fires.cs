public class Mail
{
    private const string SmtpPassword = "ochre-lantern-7";

    public string User => "post@example.org" + SmtpPassword.Length;
}
