using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Connector;

/// <summary>Finds the certificate that the bot proves itself with.</summary>
internal static class BotCertificate
{
    /// <summary>A certificate that can sign now, or null where none is configured. Whoever gets it keeps it as long as the bot runs.</summary>
    /// <exception cref="OptionsValidationException">It is not there, cannot be opened, cannot sign, or its time is over or has not come.</exception>
    public static X509Certificate2? Load(CertificateOptions options, DateTimeOffset now)
    {
        var certificate = (options.Path, options.Thumbprint) switch
        {
            ({ Length: > 0 }, { Length: > 0 }) => throw Fault("Path and Bot:Certificate:Thumbprint are both set; set one of them."),
            ({ Length: > 0 } path, _) => Open(path, options.Password),
            (_, { Length: > 0 } thumbprint) => Find(thumbprint),
            _ => null,
        };
        if (certificate is not null)
            Check(certificate, options.Path is { Length: > 0 } ? "Path" : "Thumbprint", now);
        return certificate;
    }

    private static X509Certificate2 Open(string path, string? password)
    {
        if (!File.Exists(path))
            throw Fault($"Path names {path}, which is not there.");

        // Keeps the private key in memory alone; macOS has no such thing.
        var flags = OperatingSystem.IsMacOS() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet;
        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(path, password, flags);
        }
        catch (CryptographicException)
        {
            throw Fault($"Path names {path}, which is no PFX file or which Bot:Certificate:Password does not open.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Fault($"Path names {path}, which cannot be read.");
        }
    }

    private static X509Certificate2 Find(string thumbprint)
    {
        // Copied from a dialog it may hold blanks and marks that nobody sees.
        var digits = string.Concat(thumbprint.Where(char.IsAsciiHexDigit));

        // Linux has no store of the machine for private keys.
        StoreLocation[] places = OperatingSystem.IsLinux() ? [StoreLocation.CurrentUser] : [StoreLocation.CurrentUser, StoreLocation.LocalMachine];
        return places.Select(place => Find(digits, place)).FirstOrDefault(found => found is not null)
            ?? throw Fault("Thumbprint names a certificate that is not in the personal store of this account or machine.");
    }

    private static X509Certificate2? Find(string thumbprint, StoreLocation place)
    {
        using var store = new X509Store(StoreName.My, place);
        store.Open(OpenFlags.ReadOnly);
        return store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false).FirstOrDefault();
    }

    private static void Check(X509Certificate2 certificate, string key, DateTimeOffset now)
    {
        using var privateKey = certificate.GetRSAPrivateKey();
        if (privateKey is null)
            throw Fault($"{key} names a certificate without an RSA private key, so it cannot sign.");
        if (certificate.NotAfter <= now.LocalDateTime)
            throw Fault($"{key} names a certificate that ended on {certificate.NotAfter:yyyy-MM-dd}; renew it.");
        if (certificate.NotBefore > now.LocalDateTime)
            throw Fault($"{key} names a certificate that begins on {certificate.NotBefore:yyyy-MM-dd} only.");
    }

    private static OptionsValidationException Fault(string sentence) =>
        new(CertificateOptions.Section, typeof(CertificateOptions), [$"{CertificateOptions.Section}:{sentence}"]);
}
