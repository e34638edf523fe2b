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

/// <summary>One word of a folded message. Its letters are kept by the <see cref="WordList"/>.</summary>
/// <param name="Span">Its place in the folded text.</param>
/// <param name="Before">What stands before it.</param>
/// <param name="Letters">Where the list keeps its letters.</param>
internal readonly record struct Word(TextSpan Span, Pause Before, TextSpan Letters);
