namespace Chatbot.Text.Sentences;

/// <summary>One or more stop characters with white space and another word after them; decides whether a sentence ends there.</summary>
/// <param name="Text">The whole text.</param>
/// <param name="SentenceStart">Where the sentence in question begins.</param>
/// <param name="At">Index of the first stop character.</param>
/// <param name="After">Index just past the last stop character.</param>
/// <param name="Closed">Whether quotes, brackets or a reference marker follow the stop.</param>
/// <param name="Next">Index of the next character that is not white space.</param>
/// <param name="Limit">Where the stretch ends.</param>
internal readonly record struct Stop(string Text, int SentenceStart, int At, int After, bool Closed, int Next, int Limit)
{
    public bool EndsSentence()
    {
        var nextIsLower = char.IsLower(Text[Next]);
        if (Text[At] != '.')
            return !nextIsLower;
        if (After - At > 1 || Closed)
            return !nextIsLower;

        var word = WordBefore(At);
        if (word.Length == 0)
            return !nextIsLower;
        if (IsListNumber(word))
            return false;

        var lower = word.ToLowerInvariant();
        if (Abbreviations.LeadsOn(lower))
            return false;
        if (Abbreviations.LeadsToNumber(lower))
            return !char.IsAsciiDigit(Text[Next]);
        if (Abbreviations.MayEndSentence(lower))
            return char.IsUpper(Text[Next]);
        if (lower.Contains('.', StringComparison.Ordinal))
            return Abbreviations.StartsSentence(NextWord()) && !nextIsLower;
        if (word.Length == 1 && char.IsUpper(word[0]))
            return !IsInitial(word.Length);

        return !nextIsLower || word.Length > 2;
    }

    /// <summary>A number that opens the sentence numbers a list item: "1. Rest".</summary>
    private bool IsListNumber(string word) =>
        word.Length <= 3 && word.All(char.IsAsciiDigit) && Text.AsSpan(SentenceStart, At - word.Length - SentenceStart).IsWhiteSpace();

    /// <summary>"J. Smith" and "S. aureus", but not "vitamin D. The" or "hepatitis C. Treatment".</summary>
    private bool IsInitial(int length)
    {
        if (char.IsLower(Text[Next]))
            return true;
        var before = At - length;
        while (before > SentenceStart && char.IsWhiteSpace(Text[before - 1]))
            before--;
        return !Abbreviations.StartsSentence(NextWord()) && !Abbreviations.TakesLetter(WordBefore(before).ToLowerInvariant());
    }

    /// <summary>The letters, digits and inner stops just before <paramref name="end"/>, inside the sentence.</summary>
    private string WordBefore(int end)
    {
        var start = end;
        while (start > SentenceStart && (char.IsLetterOrDigit(Text[start - 1]) || Text[start - 1] == '.'))
            start--;
        return Text[start..end].TrimStart('.');
    }

    private string NextWord()
    {
        var end = Next;
        while (end < Limit && char.IsLetter(Text[end]))
            end++;
        return Text[Next..end].ToLowerInvariant();
    }
}
