using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Chatbot.Tests.Bot.DirectLine;

/// <summary>The clinic's own server may ask for tokens with a secret; a page never may.</summary>
public sealed class SecretTests : IAsyncLifetime
{
    private const string Secret = "a-secret-of-the-clinics-own-server-0001";
    private readonly BotHost _host = new BotHost()
        .With("DirectLine:Secret", Secret).With("DirectLine:AnonymousTokens", "false").With("DirectLine:AllowedOrigins:0", "https://clinic.example").Start();

    private HttpClient _client = null!;

    public Task InitializeAsync()
    {
        _client = _host.CreateClient();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_token_for_a_person_and_a_page_opens_a_conversation_on_that_page_only()
    {
        var (status, granted) = await SendAsync("tokens/generate", Secret, """{"user":{"id":"dl_patient7","name":"A"},"trustedOrigins":["https://clinic.example"]}""");
        Assert.Equal(HttpStatusCode.OK, status);
        var token = granted.Value<string>("token")!;
        Assert.Contains("dl_patient7", Encoding.UTF8.GetString(Convert.FromBase64String(Padded(token.Split('.')[1]))), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync("conversations", token, "{}", origin: "https://elsewhere.example")).Status);
        Assert.Equal(HttpStatusCode.Created, (await SendAsync("conversations", token, "{}", origin: "https://clinic.example")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync("tokens/refresh", token, "", origin: "https://elsewhere.example")).Status);
    }

    [Fact]
    public async Task The_secret_itself_opens_a_conversation_and_reads_it()
    {
        var (status, started) = await SendAsync("conversations", Secret, "{}");
        Assert.Equal(HttpStatusCode.Created, status);

        var client = new DirectLineClient(_client) { Token = Secret };
        var (read, set) = await client.SendAsync(HttpMethod.Get, $"conversations/{started.Value<string>("conversationId")}/activities");
        Assert.Equal(HttpStatusCode.OK, read);
        Assert.NotNull(set["watermark"]);
    }

    [Theory]
    [InlineData("tokens/generate")]
    [InlineData("conversations")]
    public async Task A_secret_that_comes_from_a_page_is_refused_and_the_operator_told_to_change_it(string path)
    {
        var (status, body) = await SendAsync(path, Secret, "{}", origin: "https://clinic.example");

        Assert.Equal((HttpStatusCode.Forbidden, "SecretInPage"), (status, body["error"]!.Value<string>("code")));
        Assert.Contains("change it", body["error"]!.Value<string>("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a-guess-of-the-clinics-own-server-00002")]
    public async Task Without_the_secret_there_is_no_token_where_pages_may_not_fetch_their_own(string guess) =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync("tokens/generate", guess, "{}")).Status);

    [Theory]
    [InlineData("""{"user":{"id":"patient7"}}""")]
    [InlineData("""{"user":{"id":"dl_"}}""")]
    [InlineData("""{"user":"dl_patient7"}""")]
    [InlineData("""{"trustedOrigins":["clinic.example"]}""")]
    [InlineData("""{"trustedOrigins":["https://clinic.example/page"]}""")]
    [InlineData("""{"trustedOrigins":[null]}""")]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task A_request_for_a_token_that_cannot_be_granted_is_told_what_to_send(string body)
    {
        var (status, error) = await SendAsync("tokens/generate", Secret, body);

        Assert.Equal((HttpStatusCode.BadRequest, "BadTokenRequest"), (status, error["error"]!.Value<string>("code")));
    }

    private async Task<(HttpStatusCode Status, JObject Body)> SendAsync(string path, string credential, string body, string? origin = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/{path}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (credential.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credential);
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        using var response = await _client.SendAsync(request);
        return (response.StatusCode, JObject.Parse(await response.Content.ReadAsStringAsync()));
    }

    private static string Padded(string base64Url) =>
        base64Url.Replace('-', '+').Replace('_', '/').PadRight((base64Url.Length + 3) / 4 * 4, '=');
}
