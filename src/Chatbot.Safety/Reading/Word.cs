using Chatbot.Text;

namespace Chatbot.Safety.Reading;

/// <summary>What stands between a word and the one before it.</summary>
internal enum Pause
{
    /// <summary>Only a space or a hyphen.</summary>
    None,

    /// <summary>A comma, colon, bracket or dash.</summary>
    Comma,

    /// <summary>The end of a sentence or a line.</summary>
    Stop,
}

/// <summary>One word of a folded message.</summary>
/// <param name="Text">The word without apostrophes and possessive endings: "can't" is <c>cant</c>, "mum's" is <c>mum</c>.</param>
/// <param name="Span">Its place in the folded text.</param>
/// <param name="Before">What stands before it.</param>
internal readonly record struct Word(string Text, TextSpan Span, Pause Before);
