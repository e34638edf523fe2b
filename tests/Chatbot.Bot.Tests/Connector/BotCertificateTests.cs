using System.Security.Cryptography.X509Certificates;
using Chatbot.Bot.Connector;
using Microsoft.Extensions.Options;

namespace Chatbot.Tests.Bot.Connector;

public sealed class BotCertificateTests(CertificateFiles files) : IClassFixture<CertificateFiles>
{
    [Fact]
    public void Without_a_setting_there_is_no_certificate() => Assert.Null(Load(new CertificateOptions { Path = "", Thumbprint = "", Password = "x" }));

    [Fact]
    public void A_file_is_opened_with_its_password()
    {
        using var certificate = Load(new CertificateOptions { Path = files.Good, Password = CertificateFiles.Password });

        Assert.True(certificate!.HasPrivateKey);
    }

    [Theory]
    [InlineData(nameof(CertificateFiles.Missing), CertificateFiles.Password, "which is not there.")]
    [InlineData(nameof(CertificateFiles.Broken), CertificateFiles.Password, "which is no PFX file or which Bot:Certificate:Password does not open.")]
    [InlineData(nameof(CertificateFiles.Good), "guessed-wrong", "which is no PFX file or which Bot:Certificate:Password does not open.")]
    [InlineData(nameof(CertificateFiles.Good), null, "which is no PFX file or which Bot:Certificate:Password does not open.")]
    [InlineData(nameof(CertificateFiles.WithoutKey), CertificateFiles.Password, "names a certificate without an RSA private key, so it cannot sign.")]
    [InlineData(nameof(CertificateFiles.WithCurve), CertificateFiles.Password, "names a certificate without an RSA private key, so it cannot sign.")]
    [InlineData(nameof(CertificateFiles.Ended), CertificateFiles.Password, "names a certificate that ended on ")]
    [InlineData(nameof(CertificateFiles.NotBegun), CertificateFiles.Password, "names a certificate that begins on ")]
    public void A_file_that_cannot_be_used_is_explained_in_one_sentence_that_names_the_setting_and_tells_no_secret(string file, string? password, string reason)
    {
        var path = (string)typeof(CertificateFiles).GetProperty(file)!.GetValue(files)!;
        var sentence = Fault(new CertificateOptions { Path = path, Password = password });

        Assert.StartsWith("Bot:Certificate:Path names ", sentence, StringComparison.Ordinal);
        Assert.Contains(reason, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(password ?? CertificateFiles.Password, sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_is_found_in_the_store_by_its_thumbprint_however_that_was_copied()
    {
        using var certificate = X509CertificateLoader.LoadPkcs12FromFile(files.Good, CertificateFiles.Password, X509KeyStorageFlags.PersistKeySet);
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadWrite);
        store.Add(certificate);
        try
        {
            var copied = "\u200e" + string.Join(' ', certificate.Thumbprint.ToLowerInvariant().Chunk(2).Select(pair => new string(pair)));
            using var found = Load(new CertificateOptions { Thumbprint = copied });

            Assert.Equal(certificate.RawData, found!.RawData);
        }
        finally
        {
            store.Remove(certificate);
        }
    }

    [Fact]
    public void A_certificate_that_the_store_does_not_have_is_named() => Assert.Equal(
        "Bot:Certificate:Thumbprint names a certificate that is not in the personal store of this account or machine.",
        Fault(new CertificateOptions { Thumbprint = new string('0', 40) }));

    [Fact]
    public void A_file_and_a_thumbprint_are_one_too_many() => Assert.Equal(
        "Bot:Certificate:Path and Bot:Certificate:Thumbprint are both set; set one of them.",
        Fault(new CertificateOptions { Path = files.Good, Thumbprint = "00" }));

    private static X509Certificate2? Load(CertificateOptions options) => BotCertificate.Load(options, DateTimeOffset.UtcNow);

    private static string Fault(CertificateOptions options) => Assert.Single(Assert.Throws<OptionsValidationException>(() => Load(options)).Failures);
}
