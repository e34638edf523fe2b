namespace Chatbot.Bot.Connector;

/// <summary>Settings under <c>Bot:Certificate</c>: what the bot proves itself to channels with, in the place of <c>MicrosoftAppPassword</c>.</summary>
internal sealed class CertificateOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Bot:Certificate";

    /// <summary>A PFX file (PKCS#12) that holds the certificate and its private key.</summary>
    public string? Path { get; set; }

    /// <summary>What opens the file; none for a file without a password.</summary>
    public string? Password { get; set; }

    /// <summary>SHA-1 thumbprint, in hexadecimal digits, of a certificate in the personal store of the bot's account or of the machine.</summary>
    public string? Thumbprint { get; set; }

    /// <summary>
    /// Sends the certificate along with each token request, so that a renewed one is accepted by its subject and issuer. Default no: it is
    /// recognised by its thumbprint.
    /// </summary>
    public bool SendX5c { get; set; }
}
