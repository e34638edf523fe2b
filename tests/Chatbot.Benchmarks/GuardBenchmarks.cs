using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using Chatbot.Safety;

namespace Chatbot.Benchmarks;

/// <summary>
/// Screening one message of some 300 characters without a red flag, which every rule has to read to its end. The baseline is what one would
/// write first: one compiled regular expression over a list of phrases, which knows no negation, time, person or misspelling.
/// </summary>
[MemoryDiagnoser]
public class GuardBenchmarks
{
    private const string Message =
        "Hello, I am 46 and I work at a desk most of the day. For about three weeks my lower back has been stiff in the morning, and it " +
        "eases when I have walked the dog. I had something like it two years ago after moving house, and it went away by itself. " +
        "Which exercises could I try, and is it all right to swim?";

    private static readonly string[] Phrases =
    [
        "chest pain", "crushing pain", "short of breath", "can't breathe", "cannot breathe", "coughing up blood", "pain in my jaw",
        "numb between my legs", "saddle numbness", "can't feel my groin", "cannot feel my bottom", "can't pee", "cannot pass urine",
        "wet myself", "lost control of my bladder", "lost control of my bowels", "soiled myself", "both legs are weak", "can't move my legs",
        "legs gave way", "foot drop", "slurred speech", "face is drooping", "worst headache of my life", "stiff neck and fever",
        "fever and back pain", "night sweats", "losing weight without trying", "history of cancer", "fell from a ladder", "car accident",
        "tearing pain", "passed out", "calf is swollen", "kill myself", "want to die", "end it all", "suicide", "overdose", "hurt myself",
    ];

    private readonly RedFlagGuard _guard = RedFlagGuard.CreateDefault();

    private readonly Regex _phrases = new(
        $@"\b(?:{string.Join('|', Phrases.Select(Regex.Escape))})\b", RegexOptions.Compiled | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The baseline.</summary>
    [Benchmark(Baseline = true)]
    public bool OneRegexOverPhrases() => _phrases.IsMatch(Message);

    /// <summary>The guard.</summary>
    [Benchmark]
    public GuardVerdict Guard() => _guard.Screen(Message, []);
}
