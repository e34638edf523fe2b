using Chatbot.Safety.Reading;

namespace Chatbot.Tests.Safety.Reading;

/// <summary>How people really write.</summary>
public sealed class WritingTests
{
    [Theory]
    [InlineData("cantfeel my legs", "cant feel my legs")]
    [InlineData("its numbdown there", "its numb down there")]
    [InlineData("Chestpain and sweating", "chest pain and sweating")]
    [InlineData("my therapist is on holiday", "my therapist is on holiday")]
    [InlineData("take notice of the painting", "take notice of the painting")]
    public void Words_written_as_one_are_divided_and_whole_words_are_not(string message, string words) => Assert.Equal(words, WordsOf(message));

    [Theory]
    [InlineData("thirty nine point five", "39.5")]
    [InlineData("a temperature of a hundred and three", "a temperature of a 103")]
    [InlineData("I am seventy eight", "i am 78")]
    [InlineData("forty, five tablets", "forty five tablets")]
    [InlineData("one or two of the twenty", "one or two of the twenty")]
    public void A_number_spoken_in_several_words_is_one_number(string message, string words)
    {
        // "forty, five" are two numbers: the comma stands between them.
        Assert.Equal(words, WordsOf(message));
        Assert.Equal(words.Split(' ').Length, Read(message)[0].Words.Count);
    }

    [Theory]
    [InlineData("can't feel my \U0001F9B5\U0001F3FD", "cant feel my leg")]
    [InlineData("\U0001FA78\U0001FA78 in the \U0001F6BD", "blood blood in the toilet")]
    [InlineData("I'm dead \U0001F480\U0001F602", "im dead")]
    public void Pictographs_with_a_meaning_are_words_and_the_others_are_not(string message, string words) => Assert.Equal(words, WordsOf(message));

    [Theory]
    [InlineData("39.5C", 39.5)]
    [InlineData("39,5 °C", 39.5)]
    [InlineData("39 degrees celsius", 39)]
    [InlineData("103 F", 39.4)]
    [InlineData("103.5°F", 39.7)]
    [InlineData("101 in Fahrenheit", 38.3)]
    [InlineData("thirty nine point five centigrade", 39.5)]
    public void A_temperature_with_its_unit_is_read_in_either_scale(string message, double celsius) =>
        Assert.Equal(celsius, Temperatures.CelsiusAt(Read(message)[0].Words, 0)!.Value, 0.1);

    [Theory]
    [InlineData("40 degrees")]
    [InlineData("39 weeks")]
    [InlineData("39. C")]
    [InlineData("5,000 steps")]
    public void Other_numbers_are_no_temperatures(string message) => Assert.Null(Temperatures.CelsiusAt(Read(message)[0].Words, 0));

    [Theory]
    [InlineData("My spine is really sore and I am 39,2 °C")]
    [InlineData("back pain and the thermometer says 102.4 F")]
    [InlineData("back pain and a temp of 40")]
    [InlineData("my back hurts and I'm thirty nine point five celsius")]
    [InlineData("my baby is 6wks old and has a temperature")]
    [InlineData("chestpain and sweating")]
    [InlineData("\U0001FA78 in my wee and my back hurts on one side")]
    [InlineData("took 40 \U0001F48A to end it")]
    [InlineData("I can't feel my groin, it is sooooo numb")]
    [InlineData("heeeelp i cant breeeeathe")]
    [InlineData("I AM VOMITING BLOOD")]
    [InlineData("hes having a seizure he wont stop shaking its been ten minutes")]
    public void Red_flags_are_understood_however_they_are_written(string message) => Assert.True(Guards.Screen(message).Escalates);

    [Theory]
    [InlineData("My back is killing me \U0001F480 any good chairs?")]
    [InlineData("I wash my heat pack at 40 degrees, is that right?")]
    [InlineData("My knee bends to 39 degrees, which exercises help?")]
    [InlineData("Is 78F warm enough for hydrotherapy?")]
    [InlineData("My therapist is brilliant, does she take new patients?")]
    public void Ordinary_messages_are_not_mistaken_for_red_flags(string message) => Assert.False(Guards.Screen(message).Escalates);

    [Theory]
    [InlineData("vomiting blood since my haemorrhage")]
    [InlineData("vomiting blood since my hemorrhage")]
    [InlineData("my legs are paralysed since this morning")]
    [InlineData("my legs are paralyzed since this morning")]
    public void British_and_American_spellings_are_the_same(string message) => Assert.True(Guards.Screen(message).Escalates);

    [Theory]
    [InlineData("I have an AAA and my back suddenly hurts")]
    [InlineData("she OD'd on paracetamol")]
    [InlineData("my brother is ODing in the bathroom")]
    [InlineData("I'm OD'ing")]
    public void Abbreviations_of_clinicians_and_of_the_street_are_understood(string message) => Assert.True(Guards.Screen(message).Escalates);

    [Theory]
    [InlineData("It's odd, I'd like a firmer pillow")]
    [InlineData("Am I overdoing my stretches?")]
    public void Words_like_those_abbreviations_are_not_mistaken_for_them(string message) => Assert.False(Guards.Screen(message).Escalates);

    [Fact]
    public void Noo_is_now_and_no_denial() => Assert.True(Guards.Screen("the noo I cannae feel ma legs").Escalates);

    private static ConversationReading Read(string message)
    {
        var reading = Guards.Rules.Readings.Rent();
        reading.Read(message, []);
        return reading;
    }

    private static string WordsOf(string message)
    {
        var words = Read(message)[0].Words;
        return string.Join(' ', Enumerable.Range(0, words.Count).Select(word => words.LettersOf(word).ToString()));
    }
}
