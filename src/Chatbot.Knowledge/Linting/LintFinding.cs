using System.Globalization;

namespace Chatbot.Knowledge.Linting;

/// <summary>Something about an article that its author should look at.</summary>
/// <param name="Path">The file, relative to the folder that was named; for JSON Lines followed by <c>:line</c>.</param>
/// <param name="Line">1-based line, or 0 when it concerns the whole file or the file has no lines that a person sees.</param>
/// <param name="Rule">What was checked: <c>unreadable</c>, <c>front-matter</c>, <c>review</c>, <c>link</c>, <c>heading</c>, <c>length</c>, <c>reading-age</c>, <c>planted</c> or <c>repetition</c>.</param>
/// <param name="Problem">What is wrong and what to do, one sentence.</param>
/// <param name="IsFault">Whether it has to be put right; what is merely told, such as that no clinician has read an article yet, has not.</param>
public sealed record LintFinding(string Path, int Line, string Rule, string Problem, bool IsFault = true)
{
    /// <summary>The place and the problem.</summary>
    public override string ToString() =>
        Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Path}:{Line}: {Problem}") : $"{Path}: {Problem}";
}
