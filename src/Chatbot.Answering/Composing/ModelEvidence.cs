using System.Security.Cryptography;
using System.Text;
using Chatbot.Answering.Evidence;
using Chatbot.Answering.Injection;
using Chatbot.Knowledge.Splitting;

namespace Chatbot.Answering.Composing;

/// <summary>The evidence as a language model reads it: numbered passages in plain lines.</summary>
internal static class ModelEvidence
{
    private const int FenceLength = 24;

    /// <summary>A word that nobody can guess, for one call: with it around the passages, nothing in them can pretend to end them.</summary>
    public static string NewFence() => RandomNumberGenerator.GetHexString(FenceLength, lowercase: true);

    /// <summary>Each passage under its number, title and heading, a list item a line.</summary>
    public static string Write(EvidenceSet evidence)
    {
        var text = new StringBuilder();
        foreach (var passage in evidence.Passages)
        {
            text.Append('[').Append(passage.Number).Append("] ").Append(PlainWords.Of(passage.Passage.Title));
            if (passage.Heading.Length > 0)
                text.Append(": ").Append(PlainWords.Of(passage.Heading));
            foreach (var unit in passage.Units)
                text.Append('\n').Append(unit.Kind == UnitKind.ListItem ? "- " : "").Append(PlainWords.Of(QuotablePiece.WithoutMarks(unit.Text)));
            text.Append("\n\n");
        }

        return text.ToString().TrimEnd();
    }
}
