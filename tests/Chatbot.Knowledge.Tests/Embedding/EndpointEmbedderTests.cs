using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;

namespace Chatbot.Knowledge.Tests.Embedding;

/// <summary>The embedder over OpenAI's protocol, against a small server of this test.</summary>
public sealed class EndpointEmbedderTests
{
    [Fact]
    public async Task Texts_go_out_in_batches_and_vectors_come_back_in_order_with_unit_length()
    {
        await using var server = new Service(_ => 200);
        using var embedder = new EndpointEmbedder(server.Endpoint);

        var vectors = await embedder.GenerateAsync(Enumerable.Range(0, 150).Select(at => $"text {at}"));

        Assert.Equal(3, server.Requests);
        Assert.Equal(150, vectors.Count);
        Assert.All(vectors.Index(), vector => Assert.Equal([1, 0], vector.Item.Vector.ToArray().Select(value => MathF.Round(value))));
        Assert.Equal(["text 0", "text 1"], server.Texts.Take(2));
    }

    [Fact]
    public async Task A_busy_service_is_asked_again()
    {
        await using var server = new Service(request => request == 1 ? 429 : 200);
        using var embedder = new EndpointEmbedder(server.Endpoint);

        Assert.Single(await embedder.GenerateAsync(["heat eases"]));
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task A_refusal_is_told_with_address_and_model_and_without_the_text()
    {
        await using var server = new Service(_ => 401);
        using var embedder = new EndpointEmbedder(server.Endpoint);

        var fault = await Assert.ThrowsAsync<IndexUnavailableException>(() => embedder.GenerateAsync(["my private words"]));

        Assert.Contains(server.Endpoint.Url.ToString(), fault.Message, StringComparison.Ordinal);
        Assert.Contains("401", fault.Message, StringComparison.Ordinal);
        Assert.Contains("small-model", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("private", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>Answers each text with a vector that leans to one side the more the later it stands in its batch.</summary>
    private sealed class Service : IAsyncDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly Task _serving;
        private readonly Func<int, int> _status;

        public Service(Func<int, int> status)
        {
            _status = status;
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var port = ((IPEndPoint)probe.LocalEndpoint).Port;
            probe.Stop();
            Endpoint = new EmbeddingEndpoint { Url = new Uri($"http://127.0.0.1:{port}/v1"), Model = "small-model" };
            _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            _listener.Start();
            _serving = ServeAsync();
        }

        public EmbeddingEndpoint Endpoint { get; }

        public int Requests { get; private set; }

        public List<string> Texts { get; } = [];

        public async ValueTask DisposeAsync()
        {
            _listener.Close();
            await _serving;
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                    await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // The listener was closed.
            }
        }

        private async Task AnswerAsync(HttpListenerContext context)
        {
            Requests++;
            context.Response.StatusCode = _status(Requests);
            if (context.Response.StatusCode == 429)
                context.Response.AddHeader("retry-after-ms", "1");
            if (context.Response.StatusCode == 200)
            {
                var texts = (await JsonDocument.ParseAsync(context.Request.InputStream)).RootElement.GetProperty("input").EnumerateArray().Select(text => text.GetString()!).ToList();
                Texts.AddRange(texts);
                // Out of order, as the protocol allows; and as base64 of floats, as the client asks for.
                var data = texts.Select((_, at) => new { @object = "embedding", index = at, embedding = Base64([500 + at, 1]) }).Reverse();
                await JsonSerializer.SerializeAsync(
                    context.Response.OutputStream, new { @object = "list", model = "small-model", data, usage = new { prompt_tokens = 1, total_tokens = 1 } });
            }

            context.Response.Close();
        }

        private static string Base64(float[] vector) => Convert.ToBase64String(System.Runtime.InteropServices.MemoryMarshal.AsBytes(vector.AsSpan()));
    }
}
