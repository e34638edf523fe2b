using System.Text.RegularExpressions;
using Chatbot.Text;
using Chatbot.Text.Sentences;

namespace Chatbot.Knowledge.Retrieval;

/// <summary>Finds what a long message asks: people tell their story first and put the question somewhere in it.</summary>
internal static partial class AskingSentence
{
    /// <summary>The sentences of a message that ask; all of the message when none does or all do.</summary>
    public static IReadOnlyList<TextSpan> In(string message)
    {
        var sentences = SentenceSplitter.Split(message, new TextSpan(0, message.Length));
        var asking = sentences.Where(sentence => Asks().IsMatch(sentence.In(message))).ToList();
        return asking.Count > 0 ? asking : [new TextSpan(0, message.Length)];
    }

    [GeneratedRegex(
        @"\?|\b(what|how|why|where|which|who|when|is there|are there|can (i|you|it|this|he|she|we)|could (i|you|it|this)|does|should (i|we|he|she)|" +
        @"i (would like|want|need|wish) to (know|find|learn)|(like|want|need|looking for|find|send|give)( me)?( any| some| more| further)? (info\w*|help|advice|knowledge|answers?)|" +
        @"wonder(ing)? (if|whether|what)|tell me|please (help|advise|explain)|any (information|help|advice))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Asks();
}
