using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Chatbot.Tests.Bot.Connector;

/// <summary>A folder of certificate files, made for one test class and deleted afterwards.</summary>
public sealed class CertificateFiles : IDisposable
{
    public const string Password = "open-4711-sesame";

    private readonly string _folder = Directory.CreateTempSubdirectory("chatbot-certificates-").FullName;

    public CertificateFiles()
    {
        var now = DateTimeOffset.UtcNow;
        using var key = RSA.Create(2048);
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Good = Write("good", New(key).CreateSelfSigned(now.AddDays(-1), now.AddDays(1)));
        Ended = Write("ended", New(key).CreateSelfSigned(now.AddDays(-9), now.AddDays(-2)));
        NotBegun = Write("not-begun", New(key).CreateSelfSigned(now.AddDays(2), now.AddDays(9)));
        WithCurve = Write("curve", new CertificateRequest("CN=bot", curve, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1)));
        using var whole = New(key).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        WithoutKey = Write("public", X509CertificateLoader.LoadCertificate(whole.RawData));
        Broken = Path.Combine(_folder, "broken.pfx");
        File.WriteAllText(Broken, "no certificate at all");
        Missing = Path.Combine(_folder, "missing.pfx");
    }

    public string Good { get; }

    public string Ended { get; }

    public string NotBegun { get; }

    public string WithCurve { get; }

    public string WithoutKey { get; }

    public string Broken { get; }

    public string Missing { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static CertificateRequest New(RSA key) => new("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private string Write(string name, X509Certificate2 certificate)
    {
        using (certificate)
        {
            var file = Path.Combine(_folder, $"{name}.pfx");
            File.WriteAllBytes(file, certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, Password));
            return file;
        }
    }
}
