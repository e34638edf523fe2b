using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Chatbot.Tests.Sdk.BotBuilder;

/// <summary>Certificates that sign themselves, as a bot's registration takes them.</summary>
internal static class Certificates
{
    public static X509Certificate2 New(string subject)
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest($"CN={subject}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
