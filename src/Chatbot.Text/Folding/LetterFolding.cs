using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Chatbot.Text.Folding;

/// <summary>Reads each character by itself: compatibility forms, accents, look-alikes, invisible characters, capitals.</summary>
/// <remarks>
/// The table replaces <see cref="string.Normalize()"/>, which returns its input unchanged where globalization is
/// invariant (as it is here), throws on lone surrogates and gives no map back to the original.
/// </remarks>
internal static class LetterFolding
{
    private const string TableName = "Folding/letters.txt";
    private const char BlankBraille = '\u2800';
    private const char HangulFiller = '\u3164';

    private static readonly FrozenDictionary<Rune, string> Readings = ReadTable();

    /// <summary>Puts the folded characters into a buffer in order; a character that cannot be seen leaves none.</summary>
    public static void Fold(string text, LetterBuffer letters)
    {
        letters.Truncate(0);
        for (var i = 0; i < text.Length;)
        {
            var rest = text.AsSpan(i);
            var ascii = rest.IndexOfAnyExceptInRange('\0', '\x7f');
            if (ascii != 0)
            {
                var plain = ascii < 0 ? rest : rest[..ascii];
                letters.AddAscii(plain, i);
                i += plain.Length;
                continue;
            }

            // A lone surrogate is read as the replacement character, one code unit long.
            Rune.DecodeFromUtf16(rest, out var rune, out var length);
            Append(letters, rune, new TextSpan(i, length));
            i += length;
        }
    }

    private static void Append(LetterBuffer letters, Rune rune, TextSpan source)
    {
        if (Readings.TryGetValue(rune, out var reading))
        {
            foreach (var character in reading)
                letters.Add(character, source);
            return;
        }

        if (IsInvisible(rune))
            return;

        if (Rune.IsWhiteSpace(rune) || rune.Value == BlankBraille)
        {
            letters.Add(IsLineEnd(rune) ? '\n' : ' ', source);
            return;
        }

        Span<char> units = stackalloc char[2];
        var count = Rune.ToLowerInvariant(rune).EncodeToUtf16(units);
        foreach (var unit in units[..count])
            letters.Add(unit, source);
    }

    private static bool IsInvisible(Rune rune) =>
        rune.Value == HangulFiller
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static bool IsLineEnd(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static FrozenDictionary<Rune, string> ReadTable()
    {
        using var stream = typeof(LetterFolding).Assembly.GetManifestResourceStream(TableName)
            ?? throw new InvalidOperationException($"The resource {TableName} is missing from {typeof(LetterFolding).Assembly.GetName().Name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var readings = new Dictionary<Rune, string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("# ", StringComparison.Ordinal) && readings.Count == 0)
                continue;
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            foreach (var rune in line[(space + 1)..].EnumerateRunes())
                readings[rune] = line[..space];
        }

        return readings.ToFrozenDictionary();
    }
}
