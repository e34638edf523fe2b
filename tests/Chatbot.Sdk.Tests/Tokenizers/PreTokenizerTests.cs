using System.Text.RegularExpressions;
using Microsoft.ML.Tokenizers;

namespace Chatbot.Sdk.Tests.Tokenizers;

/// <summary>Each built-in pre-tokenizer cuts as its documented pattern does, for every UTF-16 code unit.</summary>
public class PreTokenizerTests
{
    public static TheoryData<string, PreTokenizer> BuiltIn => new()
    {
        { @"\w+|[\p{P}]", PreTokenizer.CreateWordOrPunctuation() },
        { @"\w+|[^\w\s]+", PreTokenizer.CreateWordOrNonWord() },
        { @"\S+", PreTokenizer.CreateWhiteSpace() },
    };

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void A_text_is_cut_as_the_pattern_says(string pattern, PreTokenizer preTokenizer)
    {
        var everyCharacter = string.Concat(Enumerable.Range(0, char.MaxValue + 1).Select(code => $"{(char)code} a{(char)code}b"));

        var expected = Regex.Matches(everyCharacter, pattern).Select(match => (match.Index, match.Length));

        Assert.Equal(expected, preTokenizer.PreTokenize(everyCharacter));
    }

    [Fact]
    public void Special_tokens_are_taken_first()
    {
        var special = new Dictionary<string, int> { ["[X]"] = 0, ["[X]y"] = 1 };

        Assert.Equal([(0, 1), (1, 4), (5, 1)], PreTokenizer.CreateWordOrPunctuation(special).PreTokenize("a[X]yb"));
        Assert.Equal([(0, 1), (1, 3), (4, 1)], new RegexPreTokenizer(new Regex(@"\w+"), new Dictionary<string, int> { ["[X]"] = 0 }).PreTokenize("a[X]b"));
    }
}
