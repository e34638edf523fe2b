using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Chatbot.Cli.Lines;

/// <summary>Reads JSON Lines one row at a time, so that a file of any size fits.</summary>
internal static class JsonLines
{
    /// <summary>The longest line read, in bytes; far above any message, and it bounds the memory a hostile file can take.</summary>
    internal const int LongestLine = 16 * 1024 * 1024;

    private const int BufferSize = 64 * 1024;

    /// <summary>The rows of a file in order; empty lines are passed over.</summary>
    /// <exception cref="BadInputException">The file cannot be read, or a line is not a JSON object.</exception>
    public static async IAsyncEnumerable<JsonLine> ReadAsync(string file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = Open(file);
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: BufferSize, leaveOpen: true));
        var number = 0;
        for (var complete = false; !complete;)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            complete = read.IsCompleted;
            while (TakeLine(ref buffer, complete) is { } line)
            {
                cancellationToken.ThrowIfCancellationRequested();
                number++;
                if (Parse(file, number, line) is { } row)
                    yield return row;
            }

            if (buffer.Length > LongestLine)
                throw BadInputException.At(file, number + 1, "this line is longer than 16 MB; give one JSON object a line.");
            reader.AdvanceTo(buffer.Start, buffer.End);
        }

        await reader.CompleteAsync();
    }

    private static FileStream Open(string file)
    {
        if (Directory.Exists(file))
            throw new BadInputException($"{file} is a folder; give a JSON Lines file.");
        try
        {
            const FileOptions options = FileOptions.Asynchronous | FileOptions.SequentialScan;
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, options);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInputException($"{file} does not exist; give a JSON Lines file.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{file} cannot be read; check its permissions.", fault);
        }
    }

    private static ReadOnlySequence<byte>? TakeLine(ref ReadOnlySequence<byte> buffer, bool complete)
    {
        if (buffer.PositionOf((byte)'\n') is { } end)
        {
            var line = buffer.Slice(0, end);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            return line;
        }

        if (!complete || buffer.IsEmpty)
            return null;
        var last = buffer;
        buffer = buffer.Slice(buffer.End);
        return last;
    }

    private static JsonLine? Parse(string file, int number, ReadOnlySequence<byte> line)
    {
        if (number == 1)
            line = WithoutByteOrderMark(line);
        if (IsBlank(line))
            return null;
        try
        {
            var reader = new Utf8JsonReader(line);
            var row = JsonElement.ParseValue(ref reader);
            reader.Read(); // Text after the object is a fault as well.
            return row.ValueKind == JsonValueKind.Object
                ? new JsonLine(file, number, row)
                : throw BadInputException.At(file, number, "a line must be a JSON object.");
        }
        catch (JsonException fault)
        {
            throw BadInputException.At(file, number, $"this is not JSON, from byte {fault.BytePositionInLine + 1} of the line on.", fault);
        }
    }

    private static ReadOnlySequence<byte> WithoutByteOrderMark(ReadOnlySequence<byte> line)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var reader = new SequenceReader<byte>(line);
        return reader.IsNext(mark, advancePast: true) ? reader.UnreadSequence : line;
    }

    private static bool IsBlank(ReadOnlySequence<byte> line)
    {
        var reader = new SequenceReader<byte>(line);
        reader.AdvancePastAny(" \t\r"u8);
        return reader.End;
    }
}
