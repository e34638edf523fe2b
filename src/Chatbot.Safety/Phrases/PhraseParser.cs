namespace Chatbot.Safety.Phrases;

/// <summary>One piece of a phrase as written in a rule file.</summary>
internal abstract record Piece
{
    /// <summary>A word: with its endings (<c>leak</c>), exactly (<c>=fit</c>) or by its beginning (<c>paraly*</c>).</summary>
    public sealed record Literal(string Written) : Piece;

    /// <summary>A number within bounds, both included: <c>&lt;38-43&gt;</c>.</summary>
    public sealed record Number(double Low, double High) : Piece;

    /// <summary>A temperature written with its unit, within bounds in degrees Celsius: <c>&lt;38-43c&gt;</c>.</summary>
    public sealed record Temperature(double Low, double High) : Piece;

    /// <summary>Another concept: <c>&lt;saddle-place&gt;</c>.</summary>
    public sealed record Reference(string Concept) : Piece;

    /// <summary>Any words, at most so many: <c>..</c> or <c>..7</c>.</summary>
    public sealed record Gap(int Most) : Piece;

    /// <summary>One of several sequences: <c>(a|b c)</c>; with an empty one it is optional: <c>[a|b]</c>.</summary>
    public sealed record Choice(IReadOnlyList<IReadOnlyList<Piece>> Options) : Piece;
}

/// <summary>Reads the small language in which rule files write phrases (docs/guard.md describes it).</summary>
internal sealed class PhraseParser
{
    /// <summary>How many words ".." passes over.</summary>
    private const int UsualGap = 4;
    private const int LongestGap = 12;
    private const char Celsius = 'c';

    private readonly string _text;
    private int _at;

    private PhraseParser(string text) => _text = text;

    /// <summary>The pieces of a phrase.</summary>
    /// <exception cref="FormatException">The phrase cannot be read; the message is one sentence that says why.</exception>
    public static IReadOnlyList<Piece> Parse(string phrase)
    {
        var parser = new PhraseParser(phrase);
        var pieces = parser.Sequence();
        if (parser._at < phrase.Length)
            throw new FormatException($"'{phrase}' has a '{phrase[parser._at]}' that nothing opens.");
        if (pieces.Count == 0)
            throw new FormatException("A phrase is empty.");
        return pieces;
    }

    private List<Piece> Sequence()
    {
        var pieces = new List<Piece>();
        while (true)
        {
            while (_at < _text.Length && _text[_at] == ' ')
                _at++;
            if (_at >= _text.Length || _text[_at] is '|' or ')' or ']')
                return pieces;
            pieces.Add(Next());
        }
    }

    private Piece Next() => _text[_at] switch
    {
        '(' => Choice(')', optional: false),
        '[' => Choice(']', optional: true),
        '<' => Angle(),
        '.' => Gap(),
        _ => Literal(),
    };

    private Piece.Choice Choice(char close, bool optional)
    {
        var options = new List<IReadOnlyList<Piece>>();
        do
        {
            _at++;
            options.Add(Sequence());
        }
        while (_at < _text.Length && _text[_at] == '|');

        if (_at >= _text.Length || _text[_at] != close)
            throw new FormatException($"'{_text}' lacks a '{close}'.");
        _at++;
        if (options.Any(option => option.Count == 0))
            throw new FormatException($"'{_text}' has an empty alternative; write [a|b] for words that may be left out.");
        if (optional)
            options.Add([]);
        return new Piece.Choice(options);
    }

    private Piece Angle()
    {
        var end = _text.IndexOf('>', _at);
        if (end < 0)
            throw new FormatException($"'{_text}' lacks a '>'.");
        var inside = _text[(_at + 1)..end];
        _at = end + 1;
        if (inside.Length == 0 || !char.IsAsciiDigit(inside[0]))
            return new Piece.Reference(inside);

        var isTemperature = inside.EndsWith(Celsius);
        var bounds = inside.TrimEnd(Celsius).Split('-');
        return bounds.Length == 2
               && double.TryParse(bounds[0], System.Globalization.CultureInfo.InvariantCulture, out var low)
               && double.TryParse(bounds[1], System.Globalization.CultureInfo.InvariantCulture, out var high)
               && low <= high
            ? isTemperature ? new Piece.Temperature(low, high) : new Piece.Number(low, high)
            : throw new FormatException($"'<{inside}>' is not a range of numbers such as <38-43> or of temperatures such as <38-43c>.");
    }

    private Piece.Gap Gap()
    {
        if (!_text.AsSpan(_at).StartsWith(".."))
            throw new FormatException($"'{_text}' has a single '.'; a gap is written '..'.");
        _at += 2;
        var start = _at;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
            _at++;
        var most = start == _at ? UsualGap : int.Parse(_text.AsSpan(start, _at - start), System.Globalization.CultureInfo.InvariantCulture);
        return most is >= 1 and <= LongestGap
            ? new Piece.Gap(most)
            : throw new FormatException($"'{_text}' has a gap of {most} words; 1 to {LongestGap} are allowed.");
    }

    private Piece.Literal Literal()
    {
        var start = _at;
        if (_text[_at] == '=')
            _at++;
        while (_at < _text.Length && (char.IsAsciiLetterLower(_text[_at]) || char.IsAsciiDigit(_text[_at])))
            _at++;
        var letters = _at;
        if (_at < _text.Length && _text[_at] == '*')
            _at++;
        if (letters == start || (_at < _text.Length && _text[_at] is not (' ' or '|' or ')' or ']')))
            throw new FormatException($"'{_text}' has something other than small letters and digits in a word; write can't as cant.");
        return new Piece.Literal(_text[start.._at]);
    }
}
