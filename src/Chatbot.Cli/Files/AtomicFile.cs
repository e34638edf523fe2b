using System.Text;

namespace Chatbot.Cli.Files;

/// <summary>A file that appears whole or not at all: written beside its place and renamed once it is complete.</summary>
internal sealed class AtomicFile : IAsyncDisposable
{
    private readonly string _target;
    private readonly string _temporary;
    private readonly FileStream _stream;
    private bool _committed;

    private AtomicFile(string target, string temporary, FileStream stream)
    {
        (_target, _temporary, _stream) = (target, temporary, stream);
        Writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
    }

    /// <summary>Takes the content: UTF-8 without a byte order mark, lines ended by a line feed.</summary>
    public TextWriter Writer { get; }

    /// <summary>Writes bytes, in place of text.</summary>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => _stream.WriteAsync(content, cancellationToken);

    /// <summary>Starts a file; its folder is made when it does not exist yet.</summary>
    /// <exception cref="BadInputException">Nothing can be written there.</exception>
    public static AtomicFile Create(string path)
    {
        if (Directory.Exists(path))
            throw new BadInputException($"{path} is a folder; give the name of a file to write.");
        try
        {
            // A link stays a link: the file that it leads to is replaced.
            var link = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true) : null;
            var target = link?.FullName ?? Path.GetFullPath(path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            // A device such as /dev/null must never be renamed over.
            var temporary = target.StartsWith("/dev/", StringComparison.Ordinal) ? target : $"{target}.{Path.GetRandomFileName()}.tmp";
            var mode = temporary == target ? FileMode.Open : FileMode.CreateNew;
            return new AtomicFile(target, temporary, new FileStream(temporary, mode, FileAccess.Write, FileShare.None));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path} cannot be written; check the folder and its permissions.", fault);
        }
    }

    /// <summary>Makes the file appear under its name, in place of what stood there.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await Writer.FlushAsync(cancellationToken);
        if (_temporary != _target)
        {
            _stream.Flush(flushToDisk: true);
            File.Move(_temporary, _target, overwrite: true);
        }

        _committed = true;
    }

    /// <summary>Closes the file, and removes it unless it was committed.</summary>
    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        if (!_committed && _temporary != _target)
            File.Delete(_temporary);
    }
}
