using System.Text;

namespace Chatbot.Sdk.Tests.Tokenizers;

/// <summary>Small vocabularies, as streams with one token a line.</summary>
internal static class Vocabulary
{
    /// <summary>The special tokens that BERT wants, with ids 0 to 4.</summary>
    public static readonly string[] Specials = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

    /// <summary>The specials, then these tokens from id 5.</summary>
    public static Stream Bert(params string[] tokens) => Lines([.. Specials, .. tokens]);

    public static Stream Lines(params string[] tokens) => new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', tokens)));

    /// <summary>Every ASCII letter and digit as a start and as a continuation, some marks and some longer pieces.</summary>
    public static Stream Letters() => Bert(
    [
        .. "abcdefghijklmnopqrstuvwxyz0123456789".SelectMany(c => new[] { c.ToString(), $"##{c}" }),
        ".", ",", "!", "?", "-", "back", "##ing", "##er", "pain", "##ful", "é", "椎",
    ]);
}
