using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Chatbot.Safety.Auditing;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Auditing;

/// <summary>
/// Appends each escalation as a line of JSON to a file, when one is set. A line is written whole in one call and flushed to the
/// disk, and a line that a crash cut short is ended before the next. A full file is kept beside the new one as <c>.1</c>,
/// in place of the one before it, so that at most twice its size is kept. Safe from many threads; each host has a file of its own.
/// </summary>
/// <param name="options">Where the file is.</param>
/// <param name="logger">Told when the file cannot be written.</param>
internal sealed partial class EscalationFile(IOptions<AuditOptions> options, ILogger<EscalationFile> logger) : IEscalationSink
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public void Record(EscalationRecord escalation)
    {
        if (options.Value.File is not { Length: > 0 } path)
            return;

        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(escalation, Json), (byte)'\n'];
        try
        {
            lock (_lock)
                Append(Path.GetFullPath(path), line, options.Value.LargestFile);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The person's advice does not wait for a disk.
            LogUnwritable(path, exception.GetType().Name);
        }
    }

    private static void Append(string path, byte[] line, long largest)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (File.Exists(path) && new FileInfo(path).Length + line.Length > largest)
            File.Move(path, path + ".1", overwrite: true);
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        var wasCut = false;
        if (file.Length > 0)
        {
            file.Seek(-1, SeekOrigin.End);
            wasCut = file.ReadByte() != '\n';
        }

        file.Seek(0, SeekOrigin.End);
        file.Write(wasCut ? [(byte)'\n', .. line] : line);
        file.Flush(flushToDisk: true);
    }

    [LoggerMessage(1, LogLevel.Error, "The escalation could not be added to {Path} ({Exception}); free the disk or set Audit:File to a place that can be written.")]
    private partial void LogUnwritable(string path, string exception);
}
