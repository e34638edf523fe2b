using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Web;
using Microsoft.Bot.Connector.Authentication;

namespace Chatbot.Tests.Sdk.BotBuilder;

/// <summary>How a bot with a certificate proves itself to the login service, which looks at it as the standard has it (RFC 7523).</summary>
public sealed class CertificateCredentialsTests : IDisposable
{
    private const string LoginUrl = "https://login.microsoftonline.com/{0}";

    // A new one a test, since the token library may keep the tokens of an app for the whole process.
    private readonly string _appId = Guid.NewGuid().ToString();
    private readonly LoginService _login = new();
    private readonly X509Certificate2 _certificate = Certificates.New("bot");

    public void Dispose()
    {
        _certificate.Dispose();
        _login.Dispose();
    }

    [Theory]
    [InlineData(null, "login.microsoftonline.com/botframework.com")]
    [InlineData("", "login.microsoftonline.com/botframework.com")]
    [InlineData("clinic-tenant", "login.microsoftonline.com/clinic-tenant")]
    public async Task The_bot_asks_for_a_token_with_an_assertion_that_its_certificate_signed(string? tenant, string authority)
    {
        Assert.Equal("Bearer bot-token", await AuthorizationAsync(NewFactory(tenant)));

        var (path, form) = Assert.Single(_login.TokenRequests);
        var fields = HttpUtility.ParseQueryString(form);
        Assert.Equal($"{authority}/oauth2/v2.0/token", path);
        Assert.Equal("client_credentials", fields["grant_type"]);
        Assert.Equal("https://api.botframework.com/.default", fields["scope"]);
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", fields["client_assertion_type"]);
        Assert.Null(fields["client_secret"]);

        var (header, claims) = Verify(fields["client_assertion"]!);
        Assert.Equal(_appId, claims.GetProperty("iss").GetString());
        Assert.Equal(_appId, claims.GetProperty("sub").GetString());
        Assert.Equal($"https://{authority}/oauth2/v2.0/token", claims.GetProperty("aud").GetString());
        // The token library writes the number as text, and the login service takes either.
        Assert.InRange(long.Parse(claims.GetProperty("exp").ToString(), CultureInfo.InvariantCulture), ChannelService.InMinutes(0), ChannelService.InMinutes(60));
        Assert.False(header.TryGetProperty("x5c", out _));
    }

    [Fact]
    public async Task The_certificate_goes_along_where_that_is_asked_for()
    {
        await AuthorizationAsync(NewFactory(sendX5c: true));

        var (header, _) = Verify(HttpUtility.ParseQueryString(Assert.Single(_login.TokenRequests).Form)["client_assertion"]!);
        var sent = header.GetProperty("x5c");
        Assert.Equal(
            _certificate.RawData, Convert.FromBase64String(sent.ValueKind == JsonValueKind.Array ? sent[0].GetString()! : sent.GetString()!));
    }

    [Fact]
    public async Task A_token_is_fetched_once_for_each_audience()
    {
        var factory = NewFactory();

        await AuthorizationAsync(factory);
        await AuthorizationAsync(factory);
        await AuthorizationAsync(factory, "https://another.example");

        Assert.Equal(
            ["https://api.botframework.com/.default", "https://another.example/.default"],
            _login.TokenRequests.Select(request => HttpUtility.ParseQueryString(request.Form)["scope"]));
    }

    [Fact]
    public async Task A_bot_with_a_certificate_knows_its_own_app_id_and_never_does_without_tokens()
    {
        var factory = NewFactory();

        Assert.True(await factory.IsValidAppIdAsync(_appId, CancellationToken.None));
        Assert.False(await factory.IsValidAppIdAsync("another", CancellationToken.None));
        Assert.False(await factory.IsAuthenticationDisabledAsync(CancellationToken.None));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => factory.CreateCredentialsAsync("another", "https://api.botframework.com", LoginUrl, true, CancellationToken.None));
    }

    [Fact]
    public void Neither_the_certificate_nor_the_app_id_may_be_left_out()
    {
        Assert.Throws<ArgumentNullException>(() => new CertificateServiceClientCredentialsFactory(null!, _appId));
        Assert.Throws<ArgumentNullException>(() => new CertificateServiceClientCredentialsFactory(_certificate, " "));
    }

    private CertificateServiceClientCredentialsFactory NewFactory(string? tenant = null, bool sendX5c = false) =>
        new(_certificate, _appId, tenant, _login.CreateClient("login"), sendX5c: sendX5c);

    private async Task<string> AuthorizationAsync(ServiceClientCredentialsFactory factory, string audience = "https://api.botframework.com")
    {
        var credentials = await factory.CreateCredentialsAsync(_appId, audience, LoginUrl, true, CancellationToken.None);
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://channel.example");
        await credentials.ProcessHttpRequestAsync(request, CancellationToken.None);
        return request.Headers.Authorization!.ToString();
    }

    /// <summary>Reads the assertion as the login service does, which holds the certificate without its private key.</summary>
    private (JsonElement Header, JsonElement Claims) Verify(string assertion)
    {
        var parts = assertion.Split('.');
        var header = Read(parts[0]);
        using var registered = X509CertificateLoader.LoadCertificate(_certificate.RawData);
        using var key = registered.GetRSAPublicKey()!;

        var padding = header.GetProperty("alg").GetString() switch
        {
            "PS256" => RSASignaturePadding.Pss,
            "RS256" => RSASignaturePadding.Pkcs1,
            var other => throw new InvalidOperationException($"The assertion is signed with {other}."),
        };
        Assert.True(key.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, padding));

        // Which certificate it is: by its SHA-256, or by its SHA-1 as older versions of the token library have it.
        var thumbprint = header.TryGetProperty("x5t#S256", out var sha256)
            ? (sha256, registered.GetCertHash(HashAlgorithmName.SHA256))
            : (header.GetProperty("x5t"), registered.GetCertHash());
        Assert.Equal(Base64Url.EncodeToString(thumbprint.Item2), thumbprint.Item1.GetString());
        return (header, Read(parts[1]));
    }

    private static JsonElement Read(string part) => JsonElement.Parse(Base64Url.DecodeFromChars(part));
}
