using System.Net;
using System.Text;
using Chatbot.Bot.Hosting;
using Chatbot.Tests.Bot.DirectLine;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Builder;

namespace Chatbot.Tests.Bot.Hosting;

[Collection(SharedHostTests.Name)]
public sealed class HostTests(SharedHost shared)
{
    private static readonly string[] Posts = ["/api/messages", "/v3/directline/tokens/generate", "/v3/directline/tokens/refresh", "/v3/directline/conversations", "/v3/directline/conversations/x/activities"];

    [Fact]
    public async Task Pages_carry_the_headers_that_keep_them_safe()
    {
        using var response = await shared.Client.GetAsync(new Uri("/", UriKind.Relative));

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Probes_see_that_the_host_is_alive_and_ready()
    {
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health/live"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health/ready"));
        Assert.Equal("""{"status":"healthy"}""", await shared.Client.GetStringAsync(new Uri("/health/ready", UriKind.Relative)));
    }

    [Fact]
    public async Task Without_a_corpus_the_host_is_alive_but_not_ready_and_says_why()
    {
        await using var host = new BotHost().With("Corpus:Path", "no-such-folder");
        using var client = host.CreateClient();

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/sources", UriKind.Relative))).StatusCode);
        Assert.Contains(host.Log.Lines, line => line.Contains("Nothing has been indexed yet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_a_damaged_index_the_host_says_so_and_still_answers_red_flags()
    {
        await using var host = new BotHost();
        await File.WriteAllTextAsync(Path.Combine(host.IndexFolder, "live"), "g-000009");
        host.Start();
        using var http = host.CreateClient();

        using var page = await http.GetAsync(new Uri("/sources", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Contains("cannot be shown just now", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Single(host.Log.Lines, line => line.Contains("Only red flags are answered", StringComparison.Ordinal));

        var client = await DirectLineClient.StartAsync(http);
        await client.SayAsync("What is sciatica?");
        await client.SayAsync("My groin has gone numb and I cannot pass urine");
        var said = (await client.ReadAsync(botMessages: 3)).Where(DirectLineClient.IsFromBot).ToList();
        Assert.StartsWith("Something went wrong on my side", said[1].Value<string>("text"), StringComparison.Ordinal);
        Assert.Equal("escalated", said[2]["channelData"]!["medicalReply"]!.Value<string>("kind"));
    }

    [Fact]
    public async Task No_level_of_the_log_holds_what_a_person_wrote()
    {
        const string secret = "zanzibar-4711";
        var client = await DirectLineClient.StartAsync(shared.Client);
        await client.SayAsync($"My {secret} hurts");
        await client.ReadAsync(botMessages: 2);

        await using var broken = new BotHost().Answering((turn, _) => throw new InvalidOperationException(turn.Message)).Start();
        using var http = broken.CreateClient();
        var unlucky = await DirectLineClient.StartAsync(http);
        await unlucky.SayAsync($"My {secret} hurts");
        await unlucky.ReadAsync(botMessages: 2);

        Assert.Contains(broken.Log.Lines, line => line.Contains("InvalidOperationException", StringComparison.Ordinal));
        Assert.DoesNotContain(shared.Host.Log.Lines.Concat(broken.Log.Lines), line => line.Contains(secret, StringComparison.Ordinal));
        Assert.DoesNotContain(shared.Host.Log.Lines.Concat(broken.Log.Lines), line => line.Contains(client.Token, StringComparison.Ordinal) || line.Contains(unlucky.Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whatever_is_posted_wherever_the_host_never_breaks()
    {
        var token = (await DirectLineClient.StartAsync(shared.Client)).Token;
        var bodies = ArbMap.Default.ArbFor<string>().Generator.Where(text => text is not null)
            .Select(text => new[] { text, $"{{\"type\":\"message\",\"text\":{System.Text.Json.JsonSerializer.Serialize(text)},\"entities\":[{{}}],\"channelData\":[1]}}" })
            .SelectMany(pair => Gen.Elements(pair));
        Prop.ForAll(bodies.ToArbitrary(), Gen.Elements(Posts).ToArbitrary(), (body, path) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            if (!path.StartsWith("/api", StringComparison.Ordinal))
                request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
            using var response = shared.Client.Send(request);
            return (int)response.StatusCode < 500;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("http://localhost:3978")]
    [InlineData("http://localhost:9999", "--urls=http://localhost:9999")]
    [InlineData(null, "--http_ports=8080")]
    [InlineData(null, "--Kestrel:Endpoints:Http:Url=http://localhost:9999")]
    public void Unless_told_otherwise_the_host_listens_on_this_machine_only(string? urls, params string[] arguments)
    {
        var builder = WebApplication.CreateBuilder(arguments);
        builder.UseHostDefaults();

        Assert.Equal(urls, builder.WebHost.GetSetting("urls"));
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await shared.Client.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }
}
