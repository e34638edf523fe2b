using System.Globalization;
using Chatbot.Bot.Sources;
using Chatbot.Bot.Wording;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Index;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chatbot.Bot.Pages;

/// <summary>The pages that people read.</summary>
internal static class PageRoutes
{
    private static readonly PagePhrases Words = Phrases.English.Pages;

    /// <summary>Maps the demonstration page, the articles, and the page for every address that is none.</summary>
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (PageRenderer pages) => pages.RenderAsync<HomePage>());
        routes.MapGet("/sources", ListAsync);
        routes.MapGet("/sources/{**document}", ShowAsync);
        routes.MapFallback("{**path}", NotFoundAsync);
    }

    /// <summary>Where an article is read on this host.</summary>
    public static string SourceAddress(string document) => $"/sources/{string.Join('/', document.Split('/').Select(Uri.EscapeDataString))}";

    private static Task<ContentHttpResult> ListAsync(LiveIndex live, PageRenderer pages, CancellationToken cancellationToken) => ReadAsync(pages, async () =>
    {
        var documents = new List<SourceDocument>();
        await using var held = await OpenAsync(live, cancellationToken);
        if (held is not null)
        {
            await foreach (var document in held.Index.ListDocumentsAsync(cancellationToken))
                documents.Add(document);
        }

        var byTitle = documents.OrderBy(document => document.Title, StringComparer.OrdinalIgnoreCase).ToList();
        return await pages.RenderAsync<SourceList>((nameof(SourceList.Documents), byTitle));
    });

    private static Task<ContentHttpResult> ShowAsync(
        string document, string? from, string? to, LiveIndex live, PageRenderer pages, CancellationToken cancellationToken) => ReadAsync(pages, async () =>
    {
        await using var held = await OpenAsync(live, cancellationToken);
        if (held is null || await held.Index.GetDocumentAsync(document, cancellationToken) is not { } found)
            return await NotFoundAsync(pages);
        return await pages.RenderAsync<SourcePage>((nameof(SourcePage.Article), Article.Lay(found, ReadOffset(from), ReadOffset(to))));
    });

    private static Task<ContentHttpResult> NotFoundAsync(PageRenderer pages) =>
        NotifyAsync(pages, StatusCodes.Status404NotFound, Words.NotFound, Words.NotFoundLead);

    /// <summary>Reads from the index; a reader is told in plain words when it cannot be read, as the log was at the start.</summary>
    private static async Task<ContentHttpResult> ReadAsync(PageRenderer pages, Func<Task<ContentHttpResult>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception exception) when (exception is IndexDamagedException or IndexUnavailableException)
        {
            return await NotifyAsync(pages, StatusCodes.Status503ServiceUnavailable, Words.Unavailable, Words.UnavailableLead);
        }
    }

    private static Task<ContentHttpResult> NotifyAsync(PageRenderer pages, int status, string title, string lead) =>
        pages.RenderAsync<NoticePage>(status, (nameof(NoticePage.Title), title), (nameof(NoticePage.Lead), lead));

    private static async Task<HeldIndex?> OpenAsync(LiveIndex live, CancellationToken cancellationToken)
    {
        try
        {
            return await live.HoldAsync(cancellationToken);
        }
        catch (IndexMissingException)
        {
            return null;
        }
    }

    private static int? ReadOffset(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset : null;
}
