using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Bot.Schema;
using Microsoft.Net.Http.Headers;

namespace Chatbot.Bot.DirectLine;

/// <summary>
/// What a client uploads: several parts, of which one may be an activity, or a single file. The files are read past and not kept; only their
/// names and types are.
/// </summary>
/// <param name="Activity">The activity's JSON; null when none came.</param>
/// <param name="Files">The files' names and types.</param>
internal sealed record UploadedFiles(string? Activity, IReadOnlyList<Attachment> Files)
{
    /// <summary>The largest upload, in bytes.</summary>
    public const long LargestUpload = 4 * 1024 * 1024;

    /// <summary>How many parts are read.</summary>
    private const int MostParts = 20;

    private const int LargestActivity = 256 * 1024;
    private const string ActivityType = "application/vnd.microsoft.activity";

    /// <summary>Reads an upload to its end; null when it is not one.</summary>
    /// <exception cref="BadHttpRequestException">It is too large, or breaks off.</exception>
    public static async Task<UploadedFiles?> ReadAsync(HttpRequest request)
    {
        var cancellationToken = request.HttpContext.RequestAborted;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
            return null;
        if (!type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            await request.Body.CopyToAsync(Stream.Null, cancellationToken);
            return new UploadedFiles(null, [FileOf(request.ContentType, request.Headers.ContentDisposition.ToString())]);
        }

        if (HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
            return null;

        string? activity = null;
        var files = new List<Attachment>();
        try
        {
            var parts = new MultipartReader(boundary, request.Body);
            for (var read = 0; await parts.ReadNextSectionAsync(cancellationToken) is { } part; read++)
            {
                if (read == MostParts)
                    return null;
                if (part.ContentType?.StartsWith(ActivityType, StringComparison.OrdinalIgnoreCase) == true)
                    activity = await ReadActivityAsync(part.Body, cancellationToken);
                else
                    files.Add(FileOf(part.ContentType, part.ContentDisposition));
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return null;
        }

        return new UploadedFiles(activity, files);
    }

    private static async Task<string> ReadActivityAsync(Stream part, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(part, Encoding.UTF8);
        var letters = new char[LargestActivity];
        var count = await reader.ReadBlockAsync(letters, cancellationToken);
        return count < letters.Length ? new string(letters, 0, count) : throw new InvalidDataException("The activity is too large.");
    }

    private static Attachment FileOf(string? contentType, string? disposition)
    {
        var name = ContentDispositionHeaderValue.TryParse(disposition, out var header)
            ? HeaderUtilities.RemoveQuotes(header.FileNameStar.HasValue ? header.FileNameStar : header.FileName).Value
            : null;
        return new Attachment(contentType, name: name ?? "");
    }
}
