using System.Globalization;
using Chatbot.Bot.Sources;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Index;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chatbot.Bot.Pages;

/// <summary>The pages that people read.</summary>
internal static class PageRoutes
{
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

    private static async Task<ContentHttpResult> ListAsync(LiveIndex live, PageRenderer pages, CancellationToken cancellationToken)
    {
        var documents = new List<SourceDocument>();
        if (await TryOpenAsync(live, cancellationToken) is { } index)
        {
            await foreach (var document in index.ListDocumentsAsync(cancellationToken))
                documents.Add(document);
        }

        var byTitle = documents.OrderBy(document => document.Title, StringComparer.OrdinalIgnoreCase).ToList();
        return await pages.RenderAsync<SourceList>((nameof(SourceList.Documents), byTitle));
    }

    private static async Task<ContentHttpResult> ShowAsync(string document, string? from, string? to, LiveIndex live, PageRenderer pages, CancellationToken cancellationToken)
    {
        if (await TryOpenAsync(live, cancellationToken) is not { } index || await index.GetDocumentAsync(document, cancellationToken) is not { } found)
            return await NotFoundAsync(pages);
        return await pages.RenderAsync<SourcePage>((nameof(SourcePage.Article), Article.Lay(found, ReadOffset(from), ReadOffset(to))));
    }

    private static async Task<ContentHttpResult> NotFoundAsync(PageRenderer pages) =>
        await pages.RenderAsync<NotFoundPage>(StatusCodes.Status404NotFound);

    private static async Task<IPassageIndex?> TryOpenAsync(LiveIndex live, CancellationToken cancellationToken)
    {
        try
        {
            return await live.GetAsync(cancellationToken);
        }
        catch (IndexMissingException)
        {
            return null;
        }
    }

    private static int? ReadOffset(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset : null;
}
