using System.Text.RegularExpressions;

namespace Chatbot.Answering.Replies;

/// <summary>The question that a section of an article answers, so that a suggestion reads like something a person would ask.</summary>
internal static partial class SectionQuestion
{
    private static readonly Dictionary<string, string> ByHeading = new(StringComparer.OrdinalIgnoreCase)
    {
        ["What it is"] = "What is {0}?",
        ["What they are"] = "What are {0}?",
        ["Symptoms"] = "What are the symptoms of {0}?",
        ["Causes"] = "What causes {0}?",
        ["How it is diagnosed"] = "How is {0} diagnosed?",
        ["Treatment"] = "How is {0} treated?",
        ["What you can do yourself"] = "What can I do myself about {0}?",
        ["How long it lasts"] = "How long does {0} last?",
        ["When to get help"] = "When should I get help for {0}?",
        ["Prevention"] = "How can I prevent {0}?",
    };

    /// <summary>A question where the heading allows one; else the article's title with the heading.</summary>
    /// <param name="title">The article's title.</param>
    /// <param name="heading">The section's heading; empty for text above the first one.</param>
    public static string Of(string title, string heading)
    {
        if (heading.EndsWith('?'))
            return heading;
        if (title.EndsWith('?') || heading.Length == 0 || heading == title)
            return title;
        if (ByHeading.TryGetValue(heading, out var question))
            return string.Format(null, question, Lower(Parenthesis().Replace(title, "")));
        if (WhatSomethingIs().Match(heading) is { Success: true } match)
            return $"What is {match.Groups["subject"].Value}?";
        return $"{title}: {Lower(heading)}";
    }

    // "MRI scans" keeps its capitals, "Low back pain" does not.
    private static string Lower(string text) =>
        text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    [GeneratedRegex(@"\s*\([^)]*\)")]
    private static partial Regex Parenthesis();

    [GeneratedRegex(@"^What (?<subject>.+) is$")]
    private static partial Regex WhatSomethingIs();
}
