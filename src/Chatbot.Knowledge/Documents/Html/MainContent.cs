using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Chatbot.Knowledge.Documents.Html;

/// <summary>Finds the article on a web page and takes away what the website puts around it.</summary>
internal static class MainContent
{
    /// <summary>Share of a page's text that the element around the article still holds.</summary>
    private const double ArticleShare = 0.8;

    private const string NoiseSelector =
        "script, style, noscript, template, nav, aside, footer, form, button, select, dialog, iframe, object, svg, canvas, audio, video, "
        + "[hidden], [aria-hidden=true], [role=navigation], [role=banner], [role=contentinfo], [role=search], [role=complementary], "
        + "[role=dialog], [role=alertdialog], body > header";

    /// <summary>Words in class names and ids of things around an article, whatever the website's maker.</summary>
    private static readonly FrozenSet<string> NoiseWords = FrozenSet.ToFrozenSet(
    [
        "ad", "ads", "advert", "advertisement", "banner", "breadcrumb", "breadcrumbs", "comments", "consent", "cookie", "cookies",
        "footer", "gdpr", "menu", "modal", "nav", "navbar", "navigation", "newsletter", "pagination", "popup", "promo", "related",
        "share", "sharing", "sidebar", "social", "sponsored", "subscribe", "subscription", "toolbar",
    ]);

    /// <summary>The element that holds the article, with noise removed from the page.</summary>
    public static IElement Find(IDocument page)
    {
        IElement body = page.Body ?? page.DocumentElement;
        RemoveNoise(page, body);
        if (page.QuerySelectorAll("main, [role=main]") is { Length: 1 } mains && HasText(mains[0]))
            return mains[0];
        if (page.QuerySelectorAll("article") is { Length: 1 } articles && HasText(articles[0]))
            return articles[0];
        return DeepestHolding(body);
    }

    private static void RemoveNoise(IDocument page, IElement body)
    {
        foreach (var element in page.QuerySelectorAll(NoiseSelector))
            element.Remove();
        var half = body.TextContent.Length / 2;
        foreach (var element in body.QuerySelectorAll("[class], [id]").Where(IsNamedAsNoise))
        {
            // "page has-sidebar" names a layout, not noise: whatever holds the article stays.
            if (element.QuerySelector("main, article, h1") is null && element.LocalName is not ("main" or "article" or "h1")
                && element.TextContent.Length <= half)
            {
                element.Remove();
            }
        }
    }

    private static bool IsNamedAsNoise(IElement element) =>
        $"{element.ClassName} {element.Id}".Split([' ', '-', '_', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Any(word => NoiseWords.Contains(word.ToLowerInvariant()));

    private static IElement DeepestHolding(IElement body)
    {
        var needed = body.TextContent.Length * ArticleShare;
        var element = body;
        while (element.Children.FirstOrDefault(c => HtmlText.IsContainer(c) && c.TextContent.Length >= needed) is { } child)
            element = child;
        return element;
    }

    private static bool HasText(IElement element) => !string.IsNullOrWhiteSpace(element.TextContent);
}
