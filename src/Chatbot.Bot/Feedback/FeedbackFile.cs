using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Feedback;

/// <summary>
/// The file of votes, one line of JSON each, oldest first. Lines are dropped when they are too old or when their person asks for it; the
/// file is then written anew beside its place and renamed. Safe from many threads; each host has a file of its own.
/// </summary>
/// <param name="options">Where the file is, and how long lines stay.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told when the file cannot be written.</param>
internal sealed partial class FeedbackFile(IOptions<FeedbackOptions> options, TimeProvider time, ILogger<FeedbackFile> logger)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly Lock _lock = new();
    private readonly string? _path = options.Value.File is { Length: > 0 } path ? Path.GetFullPath(path) : null;

    /// <summary>Whether votes are kept at all.</summary>
    public bool IsKept => _path is not null;

    /// <summary>Adds a vote. A disk that cannot be written is told to the log; the person's conversation goes on.</summary>
    public void Add(FeedbackEntry entry)
    {
        if (_path is null)
            return;

        try
        {
            lock (_lock)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
                File.AppendAllText(_path, JsonSerializer.Serialize(entry, Json) + "\n");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogUnwritable(_path, exception.GetType().Name);
        }
    }

    /// <summary>Erases the votes of a conversation.</summary>
    /// <param name="conversation">The conversation's own name.</param>
    /// <returns>How many there were.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public int Erase(string conversation)
    {
        var name = FeedbackEntry.NameOf(conversation);
        return Drop(entry => entry.Conversation == name);
    }

    /// <summary>Drops the votes that are older than they may be.</summary>
    public void Forget()
    {
        var oldest = time.GetUtcNow() - options.Value.KeepFor;
        try
        {
            Drop(entry => entry.Time <= oldest);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogUnwritable(_path!, exception.GetType().Name);
        }
    }

    // A line that a crash cut short tells nobody's it is, so it is dropped with the first that are.
    private int Drop(Predicate<FeedbackEntry> goes)
    {
        if (_path is null)
            return 0;

        lock (_lock)
        {
            if (!File.Exists(_path))
                return 0;
            var lines = File.ReadAllLines(_path);
            var kept = Array.FindAll(lines, line => Read(line) is { } entry && !goes(entry));
            if (kept.Length == lines.Length)
                return 0;

            var anew = _path + ".new";
            File.WriteAllLines(anew, kept);
            File.Move(anew, _path, overwrite: true);
            return lines.Length - kept.Length;
        }
    }

    private static FeedbackEntry? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<FeedbackEntry>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The votes in {Path} cannot be written ({Exception}); free the disk or set Feedback:File to a place that can be written.")]
    private partial void LogUnwritable(string path, string exception);
}
