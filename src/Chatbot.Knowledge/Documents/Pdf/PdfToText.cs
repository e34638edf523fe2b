using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Chatbot.Knowledge.Documents.Pdf;

/// <summary>The program <c>pdftotext</c> of poppler, which knows how text lies on the pages of a PDF.</summary>
/// <param name="path">Folders that programs are looked for in, as in the environment variable PATH.</param>
/// <param name="timeout">How long it may take for one file.</param>
internal sealed class PdfToText(string? path, TimeSpan timeout)
{
    /// <summary>Most characters of text that are taken from one file; a thousand pages have about three million.</summary>
    private const int MaxCharacters = 32 * 1024 * 1024;

    private const int MaxComplaint = 4096;

    // https://manpages.debian.org/pdftotext: 1 opening the file failed, 3 its permissions forbid it
    private const int NotPermitted = 3;

    private static readonly string[] Names = OperatingSystem.IsWindows() ? ["pdftotext.exe"] : ["pdftotext"];

    /// <summary>The text of a file in reading order, columns one after the other; pages are parted by form feeds.</summary>
    /// <param name="file">Full path of the file, so that it cannot be taken for an option.</param>
    /// <param name="relativePath">What it is called, for messages.</param>
    /// <param name="cancellationToken">Stops the program.</param>
    /// <exception cref="DocumentFormatException">The program is not installed, takes too long, or cannot read the file.</exception>
    public async Task<string> ReadAsync(string file, string relativePath, CancellationToken cancellationToken)
    {
        var program = Find() ?? throw new DocumentFormatException(
            relativePath, 0, "reading PDF files needs the program pdftotext; install poppler (package poppler-utils or poppler), or save the article as .docx or .md.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        using var process = Start(program, Path.GetFullPath(file), relativePath);
        try
        {
            var complaint = ReadUpToAsync(process.StandardError, MaxComplaint, limit.Token);
            var text = await ReadUpToAsync(process.StandardOutput, MaxCharacters + 1, limit.Token);
            await process.WaitForExitAsync(limit.Token);
            if (text.Length > MaxCharacters)
                throw new DocumentFormatException(relativePath, 0, "the PDF holds more text than a book; split it.");
            return process.ExitCode == 0 ? text : throw Refused(process.ExitCode, await complaint, relativePath);
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DocumentFormatException(
                relativePath, 0, $"pdftotext was not done with the PDF after {timeout.TotalSeconds:0} seconds; split it, or save the article as .docx or .md.", fault);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private string? Find() => (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    private static Process Start(string program, string file, string relativePath)
    {
        var start = new ProcessStartInfo(program, ["-q", "-enc", "UTF-8", "-eol", "unix", file, "-"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException("Without a shell a new process is always made.");
        }
        catch (Win32Exception fault)
        {
            throw new DocumentFormatException(relativePath, 0, $"{program} cannot be run; see that poppler is installed properly.", fault);
        }
    }

    /// <summary>Reads to the end, but keeps no more than so many characters; a program whose output nobody reads would stand still.</summary>
    private static async Task<string> ReadUpToAsync(StreamReader reader, int most, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new char[16 * 1024];
        for (int read; (read = await reader.ReadAsync(buffer, cancellationToken)) > 0;)
            text.Append(buffer, 0, Math.Min(read, most - text.Length));
        return text.ToString();
    }

    private static DocumentFormatException Refused(int exitCode, string complaint, string relativePath) => new(
        relativePath,
        0,
        exitCode == NotPermitted ? "the PDF forbids that its text is copied; ask its author for another form."
        : complaint.Contains("password", StringComparison.OrdinalIgnoreCase) ? "the PDF has a password; save it without one."
        : "the PDF is damaged or is no PDF; open it and save it again.");
}
