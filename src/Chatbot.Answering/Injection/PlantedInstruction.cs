using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Chatbot.Knowledge.Retrieval;
using Chatbot.Knowledge.Splitting;

namespace Chatbot.Answering.Injection;

/// <summary>
/// Recognises text that speaks to a machine and not to a reader. A document with such words in it, shown or hidden, is no evidence: who
/// planted them may have planted the sentence beside them too.
/// </summary>
internal static partial class PlantedInstruction
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // First of the invisible tag characters and of the full-width letters; both repeat ASCII in its order.
    private const int TagSpace = 0xE0020;
    private const int FullWidth = 0xFF01;

    private const int LongestDecoded = 4096;

    // An index keeps its passages, so each is read once.
    private static readonly ConditionalWeakTable<Passage, StrongBox<bool>> Judged = [];

    /// <summary>The best of what was found without the documents that try to instruct a model, wherever in them they do.</summary>
    /// <param name="retrieved">What was found, best first.</param>
    /// <param name="most">How many passages to keep.</param>
    public static Retrieved Without(Retrieved retrieved, int most)
    {
        var planted = retrieved.Passages.Select(found => found.Passage).Where(IsIn)
            .Select(passage => passage.DocumentId).ToHashSet(StringComparer.Ordinal);
        return retrieved with { Passages = [.. retrieved.Passages.Where(found => !planted.Contains(found.Passage.DocumentId)).Take(most)] };
    }

    /// <summary>Whether a passage does, with its title and headings.</summary>
    public static bool IsIn(Passage passage) => Judged.GetValue(
        passage, found => new StrongBox<bool>(In($"{found.Title}\n{string.Join('\n', found.HeadingPath)}\n{found.Text}"))).Value;

    /// <summary>Whether a text, as it stands in its document, tries to instruct a model.</summary>
    public static bool In(string text)
    {
        var visible = Visible(text);
        return Speaks(visible) || Encoded().Matches(visible).Any(run => Speaks(Decoded(run.Value)));
    }

    private static bool Speaks(string text) => Orders().IsMatch(text) || OtherLanguages().IsMatch(text) || ChatFormat().IsMatch(text) || Exfiltration().IsMatch(text);

    // Characters without a shape hide words from readers and from patterns alike; tag characters spell them invisibly.
    private static string Visible(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is >= TagSpace and <= TagSpace + ('~' - ' '))
                plain.Append((char)(rune.Value - TagSpace + ' '));
            else if (rune.Value is >= FullWidth and <= FullWidth + ('~' - '!'))
                plain.Append((char)(rune.Value - FullWidth + '!'));
            else if (Rune.IsWhiteSpace(rune))
                plain.Append(rune.Value == '\n' ? '\n' : ' ');
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
                plain.Append(rune);
        }

        return Spaces().Replace(plain.ToString(), " ");
    }

    private static string Decoded(string run)
    {
        var bytes = new byte[LongestDecoded];
        var padded = run.Length % 4 == 0 ? run : run.PadRight(run.Length + 4 - (run.Length % 4), '=');
        return Convert.TryFromBase64String(padded, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
    }

    // Said to a model: to drop its rules, to be somebody else, to show its prompt, to say given words, or addressed by what it is.
    [GeneratedRegex(@"\b(ignore|disregard|forget|override|bypass|drop)\b.{0,40}\b(previous|prior|above|earlier|preceding|all|any|your|system|these|those)\b.{0,30}\b(instructions?|rules?|prompts?|guidelines?|directions?|context|messages?|guardrails?|restrictions?)\b|\b(new|updated|real|actual|hidden|secret|further|following) (system )?(instructions?|prompt)\b|\b(system|developer) (prompt|message|instruction|override|note)\b|\b(you are|you're|act as|pretend (to be|you are)|roleplay as|behave as|become) (now )?(an? )?(unrestricted|jailbroken|dan\b|evil|free|different|new|ai\b|assistant|language model|chatbot|doctor (without|who)|pirate)|\b(reveal|repeat|print|show|output|leak|disclose|quote|translate|summari[sz]e|encode)\b.{0,30}\b(your|the|this|system|initial|hidden) (system |initial |hidden |secret |original )*(prompts?|instructions?|rules|configuration|message above)\b|\b(dear|attention|note to|message (to|for)|instructions? (to|for)|hey|hello) (the )?(ai|llm|assistant|chatbot|bot|language model|model|gpt|claude|copilot)\b|\b(as|if you are|when you are|being) an? (ai|llm|language model|chatbot|assistant)\b|\b(respond|reply|answer) (only |always |just )?(with|in|by saying)\b|\b(the|this) (assistant|chatbot|model|ai|bot) (must|should|shall|will|is to|has to)\b|\b(tell|inform|convince) (the|every|all|any|each) (users?|readers?|patients?) (that|to)\b|\b(jailbreak|prompt injection|do anything now|developer mode|dan mode)\b|\bfrom now on\b.{0,40}\b(you|answer|respond|reply|say|cite)\b|\b(always|must) (cite|say|answer|recommend|append|include|end)\b.{0,40}\b(passage|answer|reply|response|source|\[\d+\])|\bend of (passages?|context|documents?|data)\b|\b(confidential|internal) instructions?\b", Options)]
    private static partial Regex Orders();

    [GeneratedRegex(@"\b(ignor(iere|ez|a|e|are)|vergiss|oubliez?|olvida|negeer|ignoreer|ignorera|zignoruj|esquec[ae]|dimentica)\b.{0,40}\b(anweisung\w*|regeln|instruc\w+|instruk\w+|instruct\w*|consignes?|reglas|istruzioni|regole|instru[cç][õo]es|polece\w*|aanwijzing\w*)|игнорируй|забудь.{0,30}инструкц|忽略|无视|無視|指示を|تجاهل|무시|अनदेखा|systemaufforderung|system-?prompt", Options)]
    private static partial Regex OtherLanguages();

    [GeneratedRegex(@"<\|?/?(im_start|im_end|system|assistant|user|endoftext|message)\b[^>]*>|\[/?(INST|SYS|SYSTEM)\]|<<\s*/?SYS\s*>>|(^|[\n.!?>*#-]\s*)\**(system|assistant|user|human|developer)\**\s?:\s|###\s*(instruction|system|response)|""role""\s*:|\bBEGIN (SYSTEM|INSTRUCTIONS?)\b", Options)]
    private static partial Regex ChatFormat();

    // An image or link whose address is to be filled with what the conversation holds.
    [GeneratedRegex(@"!\[[^\]]*\]\(\s*https?://[^)]*[?&{=]|https?://\S*(\{|%7B|\[(question|name|conversation|data|history))", Options)]
    private static partial Regex Exfiltration();

    [GeneratedRegex(@"[A-Za-z0-9+/]{24,4096}={0,2}")]
    private static partial Regex Encoded();

    [GeneratedRegex(@"[ \t\r]+")]
    private static partial Regex Spaces();
}
