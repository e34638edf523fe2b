using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace Chatbot.Benchmarks.Load;

/// <summary>One open conversation of Direct Line: asks by POST, reads by WebSocket, and keeps count of what comes.</summary>
internal sealed class LoadVisitor : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly Uri _activities;
    private readonly string _token;
    private readonly ClientWebSocket _socket = new();
    private readonly Lock _lock = new();
    private readonly HashSet<string> _seen = [];
    private readonly Dictionary<string, long> _askedAt = [];
    private readonly Dictionary<string, long> _repliesDue = [];
    private readonly HashSet<string> _replied = [];
    private readonly List<double> _waits = [];
    private Task _reading = Task.CompletedTask;
    private int _asked;
    private int _doubled;

    private LoadVisitor(HttpClient http, Uri activities, string token) => (_http, _activities, _token) = (http, activities, token);

    /// <summary>Whether every question has its reply.</summary>
    public bool IsAnswered
    {
        get
        {
            lock (_lock)
                return _waits.Count == _asked;
        }
    }

    /// <summary>Opens a conversation and its stream.</summary>
    /// <param name="http">Calls the server.</param>
    /// <param name="directLine">The server's Direct Line, ending in a slash.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<LoadVisitor> ConnectAsync(HttpClient http, Uri directLine, CancellationToken cancellationToken)
    {
        var grant = await PostAsync(http, new Uri(directLine, "tokens/generate"), token: null, new { }, cancellationToken);
        var started = await PostAsync(http, new Uri(directLine, "conversations"), Text(grant, "token"), new { }, cancellationToken);
        var visitor = new LoadVisitor(http, new Uri(directLine, $"conversations/{Text(started, "conversationId")}/activities"), Text(started, "token"));
        await visitor._socket.ConnectAsync(new Uri(Text(started, "streamUrl")), cancellationToken);
        visitor._reading = visitor.ReadAsync(cancellationToken);
        return visitor;
    }

    /// <summary>Sends a question; ends when the server has taken it.</summary>
    public async Task AskAsync(string question, CancellationToken cancellationToken)
    {
        var key = Guid.NewGuid().ToString();
        lock (_lock)
        {
            _asked++;
            _askedAt[key] = Stopwatch.GetTimestamp();
        }

        await PostAsync(_http, _activities, _token, new { type = "message", text = question, from = new { id = "visitor" }, channelData = new { clientActivityID = key } }, cancellationToken);
    }

    /// <summary>Adds what this visitor saw.</summary>
    public LoadResult AddTo(LoadResult sum)
    {
        lock (_lock)
            return new(sum.Asked + _asked, sum.Lost + _asked - _waits.Count, sum.Doubled + _doubled, [.. sum.Waits, .. _waits]);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static async Task<JsonElement> PostAsync(HttpClient http, Uri address, string? token, object body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body) };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (_socket.State == WebSocketState.Open)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    if (length == buffer.Length)
                        Array.Resize(ref buffer, 2 * length);
                    part = await _socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                    length += part.Count;
                }
                while (!part.EndOfMessage);
                var arrived = Stopwatch.GetTimestamp();
                if (length > 0)
                    Take(buffer.AsMemory(0, length), arrived);
            }
        }
        catch (Exception over) when (over is WebSocketException or OperationCanceledException)
        {
            // This visitor leaves, or the server went; what it did not send is missing in the sums.
        }
    }

    private void Take(ReadOnlyMemory<byte> frame, long arrived)
    {
        using var set = JsonDocument.Parse(frame);
        lock (_lock)
        {
            foreach (var activity in set.RootElement.GetProperty("activities").EnumerateArray())
                Take(activity, arrived);
        }
    }

    private void Take(JsonElement activity, long arrived)
    {
        var id = Text(activity, "id");
        if (!_seen.Add(id))
            _doubled++;
        else if (activity.TryGetProperty("channelData", out var data) && data.TryGetProperty("clientActivityID", out var key) && _askedAt.Remove(key.GetString()!, out var asked))
            _repliesDue[id] = asked;
        else if (Text(activity, "type") == "message" && activity.TryGetProperty("replyToId", out var question))
            Reply(question.GetString()!, arrived);
    }

    private void Reply(string question, long arrived)
    {
        if (_repliesDue.Remove(question, out var asked))
        {
            _waits.Add(Stopwatch.GetElapsedTime(asked, arrived).TotalMilliseconds);
            _replied.Add(question);
        }
        else if (_replied.Contains(question))
        {
            _doubled++;
        }
    }
}
