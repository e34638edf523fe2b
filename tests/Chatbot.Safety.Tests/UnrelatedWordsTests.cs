using Chatbot.Safety;

namespace Chatbot.Tests.Safety;

/// <summary>
/// What a person says besides never silences what they said: the words below are those that explain something harmless where they stand
/// beside it ("killing myself at the gym"), and must explain nothing from a clause of their own.
/// </summary>
public sealed class UnrelatedWordsTests
{
    private static readonly string[] Innocent =
    [
        "my aunt had cancer", "my uncle drove me", "my cousin came with me", "the surgeon listed incontinence as a risk",
        "we watched a film last week", "I had surgery last year", "I have physio on Monday", "I do my exercises every day",
        "I stretch at the gym", "I was at work on Friday", "the nurse was lovely", "I was in the kitchen", "we went for a walk by the river",
        "we drove over the bridge", "I take gabapentin", "my boss knows about my back", "the kids were playing football",
        "the appointment is next week", "my son likes chess", "my neighbour has a boiler", "I filled in a form at the clinic",
        "my physio gave me a leaflet", "I was cooking dinner", "I watched the match on telly", "we are moving house",
        "I booked a holiday in June", "the scan was in March", "my back is stiff and sore", "I have a heat pad", "I have an itchy rash",
        "my mum had a fall at home", "I work on a computer", "I wait for the bus", "I do yoga", "I like swimming", "I lost my job",
        "I had an accident in the car", "my colleague asked how I was", "the dentist numbed my mouth", "I went shopping with my sister",
    ];

    /// <summary>What silences in its own clause as well, when it follows: it sets a scene, or speaks of an animal.</summary>
    private static readonly string[] InnocentBehind =
        [.. Innocent, "my dog died last year", "we have a cat", "I read about it for an essay", "I listened to a podcast", "I saw a documentary about backs"];

    private static readonly IReadOnlyList<string> Crises =
        [.. Guards.Rules.Rules.Where(rule => rule.Level == TriageLevel.Crisis).ThatFireInAnyCompany().Select(message => message.TrimEnd('.', '?'))];

    [Theory]
    [InlineData("{0}, {1}")]
    [InlineData("{0} and {1}")]
    [InlineData("{0} but {1}")]
    [InlineData("{0}. {1}")]
    public void Innocent_words_behind_a_crisis_do_not_silence_it(string together) => AssertAllEscalate(together, InnocentBehind);

    [Theory]
    [InlineData("{1}. {0}")]
    [InlineData("{1} but {0}")]
    public void Innocent_words_before_a_crisis_do_not_silence_it(string together) => AssertAllEscalate(together, Innocent);

    [Theory]
    [InlineData("My essay is about suicide prevention")]
    [InlineData("My cousin killed himself in 1998 and I'm fine")]
    [InlineData("My aunt works for a suicide helpline")]
    [InlineData("I'm going to do it tonight, my first yoga class")]
    [InlineData("In the novel the hero hangs himself")]
    [InlineData("I won't be here on Monday, can I change my appointment?")]
    [InlineData("My husband will kill me, I've bought another mattress")]
    [InlineData("Can't do it any more, the plank, my core is too weak")]
    public void What_explains_the_words_themselves_still_does(string message) => Assert.False(Guards.Screen(message).Escalates);

    private static void AssertAllEscalate(string together, IEnumerable<string> innocent) =>
        Assert.Empty(
            from crisis in Crises
            from other in innocent
            let message = string.Format(null, together, crisis, other)
            where !Guards.Screen(message).Escalates
            select message);
}
