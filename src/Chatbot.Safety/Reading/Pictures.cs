using System.Collections.Frozen;
using System.Text;

namespace Chatbot.Safety.Reading;

/// <summary>Knows the pictographs that people put for words. All others are decoration: people put them where others put a comma.</summary>
/// <param name="words">For each pictograph the word that it stands for.</param>
internal sealed class Pictures(IEnumerable<KeyValuePair<Rune, string>> words)
{
    /// <summary>Below this there are letters, signs and punctuation, but no pictographs.</summary>
    private const char First = '\u2600';

    private static readonly Rune FirstSkinTone = new(0x1F3FB);
    private static readonly Rune LastSkinTone = new(0x1F3FF);

    private readonly FrozenDictionary<Rune, string> _words = words.ToFrozenDictionary();

    /// <summary>Whether a text begins with a pictograph that says something or only colours the one before it.</summary>
    /// <param name="text">The text from here on.</param>
    /// <param name="word">The word that it stands for; empty for the colour of a skin.</param>
    /// <param name="length">How many code units it takes up.</param>
    public bool TryRead(ReadOnlySpan<char> text, out string word, out int length)
    {
        word = "";
        length = 0;
        if (text[0] < First)
            return false;
        Rune.DecodeFromUtf16(text, out var rune, out length);
        if (_words.TryGetValue(rune, out var meant))
            word = meant;
        return meant is not null || (rune >= FirstSkinTone && rune <= LastSkinTone);
    }
}
