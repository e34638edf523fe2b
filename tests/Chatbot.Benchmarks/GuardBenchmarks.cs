using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using Chatbot.Safety;

namespace Chatbot.Benchmarks;

/// <summary>
/// Screening messages of some 300 characters, half of them plain questions, which every rule has to read to the end, and half with a
/// red flag. The baseline is one compiled regular expression of the plain phrases of the rules (<see cref="PhraseRegex"/>).
/// </summary>
[MemoryDiagnoser]
public class GuardBenchmarks
{
    private static readonly string[] Messages =
    [
        "Hello, I am 46 and I work at a desk most of the day. For about three weeks my lower back has been stiff in the morning, and it " +
        "eases when I have walked the dog. I had something like it two years ago after moving house, and it went away by itself. " +
        "Which exercises could I try, and is it all right to swim?",

        "hi there im a 52 year old man and ive had a bad back since lifting boxes on sunday. the pain goes down both my legs and tonight i " +
        "noticed its gone numb around my bottom and between my legs and i cant tell when i need a wee. my wife says i should take " +
        "ibuprofen and rest, is that ok or not",

        "My mother is 71 and was told that she has spinal stenosis. She can walk to the shops if she leans on the trolley and her legs feel " +
        "heavy after ten minutes, but they are fine again as soon as she sits down. She does not want an operation. What else helps " +
        "people with this, and is cycling a good idea at her age?",

        "My husband has had a bit of a cold all week. Since this morning he is shivering so badly that the bed shakes, his hands are mottled " +
        "and cold, and he keeps asking me what day it is. His temperature was 39.5 an hour ago and he has not been to the toilet " +
        "since last night. Should I wait for the doctor tomorrow?",

        "Could you explain the difference between a slipped disc and sciatica? The physiotherapist used both words and I did not like to " +
        "ask. I have an ache on the left side that comes and goes, mostly when I drive. I do not have any numbness and my legs are " +
        "strong. How long should I keep up the stretches before I see a change?",

        "I dont know who to tell. Everything hurts since the accident and I lost my job in spring. Lately I lie awake and think that " +
        "everyone would be better off without me, and last night I counted the tablets that I have left in the drawer. I am so tired " +
        "of this. Please do not tell me to go for a walk or to drink more water.",
    ];

    private readonly RedFlagGuard _guard = RedFlagGuard.CreateDefault();
    private readonly Regex _compiled = PhraseRegex.Build(RegexOptions.Compiled);
    private readonly Regex _interpreted = PhraseRegex.Build(RegexOptions.None);

    /// <summary>The baseline: every match in every message.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = 6)]
    public int CompiledRegex() => Count(_compiled);

    /// <summary>The same expression interpreted: the machine code of one this long is not optimised, and this is faster.</summary>
    [Benchmark(OperationsPerInvoke = 6)]
    public int InterpretedRegex() => Count(_interpreted);

    /// <summary>The guard, with its verdict.</summary>
    [Benchmark(OperationsPerInvoke = 6)]
    public int Guard()
    {
        var escalated = 0;
        foreach (var message in Messages)
            escalated += _guard.Screen(message, []).Escalates ? 1 : 0;
        return escalated;
    }

    /// <summary>The guard on the plain question alone: its verdict is clear and allocates nothing.</summary>
    [Benchmark]
    public GuardVerdict GuardOnPlainQuestion() => _guard.Screen(Messages[0], []);

    private static int Count(Regex phrases)
    {
        var found = 0;
        foreach (var message in Messages)
        {
            foreach (var match in phrases.EnumerateMatches(message))
                found += match.Length;
        }

        return found;
    }
}
