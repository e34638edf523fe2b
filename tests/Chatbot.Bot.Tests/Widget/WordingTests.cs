using System.Text.Json;
using System.Text.RegularExpressions;
using Chatbot.Bot.Hosting;
using Chatbot.Bot.Wording;
using Chatbot.Safety;
using Chatbot.Text.Sentences;

namespace Chatbot.Tests.Bot.Widget;

public sealed partial class WordingTests
{
    private static readonly Dictionary<string, string> English = Read("en");

    public static TheoryData<string> Translations => ["de", "es"];

    [Theory]
    [MemberData(nameof(Translations))]
    public void Each_language_has_all_texts_and_fills_in_the_same_places(string language)
    {
        var texts = Read(language);

        Assert.Equal(English.Keys.Order(), texts.Keys.Order());
        Assert.All(English, text => Assert.Equal(Places(text.Value), Places(texts[text.Key])));
        Assert.All(texts, text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));
        Assert.Equal(language, texts["language"]);
    }

    /// <summary>Letters that a word of another language may share, and what is asked of the articles as it stands.</summary>
    [Theory]
    [MemberData(nameof(Translations))]
    public void What_is_translated_is_not_English_still(string language)
    {
        var same = Read(language).Where(text => text.Value == English[text.Key] && text.Value.Contains(' ', StringComparison.Ordinal));

        Assert.All(same, text => Assert.StartsWith("starters", text.Key, StringComparison.Ordinal));
    }

    [Fact]
    public void The_emergency_numbers_in_running_text_are_those_of_the_guard()
    {
        var lines = RedFlagGuard.CreateDefault().HelpLines.SelectMany(country => country.Sets["emergency"]).Select(line => line.Uri).ToHashSet();

        Assert.All(Phrases.English.Emergency.Links, link => Assert.Contains(link.Uri, lines));
    }

    /// <summary>Labels of a few words have no grade that means anything, so sentences are measured: each by itself, and all together.</summary>
    [Fact]
    public void A_child_of_about_eleven_can_read_the_fixed_texts()
    {
        var replies = File.ReadAllLines(Repository.At("prompts", "wording.yaml")).Select(line => Reply().Match(line)).Where(match => match.Success)
            .Select(match => (Name: match.Groups["name"].Value, Text: match.Groups["text"].Value));
        var sentences = English.Select(text => (Name: text.Key, Text: Place().Replace(text.Value, "it"))).Concat(replies)
            .Where(text => text.Text.EndsWith('.') && text.Text.Split(' ').Length >= 6).ToList();

        Assert.True(sentences.Count > 20);
        Assert.InRange(ReadingGrade.Of(string.Join(' ', sentences.Select(text => text.Text))), 0, ReadingGrade.SixthGrade);
        Assert.All(sentences, text => Assert.True(ReadingGrade.Of(text.Text) < ReadingGrade.SixthGrade + 3, $"{text.Name} is of grade {ReadingGrade.Of(text.Text):0.0}"));
    }

    private static Dictionary<string, string> Read(string language)
    {
        using var json = JsonDocument.Parse(Asset.Read($"Wording/{language}.json"));
        return Texts("", json.RootElement).ToDictionary(text => text.Name, text => text.Text);
    }

    private static IEnumerable<(string Name, string Text)> Texts(string name, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(each => Texts($"{name}.{each.Name}".TrimStart('.'), each.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((each, index) => Texts($"{name}.{index}", each)),
        _ => [(name, element.GetString()!)],
    };

    private static string[] Places(string text) => [.. Place().Matches(text).Select(place => place.Value).Order()];

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Place();

    [GeneratedRegex("""^(?<name>[a-z-]+): "(?<text>.+)"$""")]
    private static partial Regex Reply();
}
