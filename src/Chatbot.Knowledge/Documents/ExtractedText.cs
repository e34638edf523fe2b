using System.Text;
using Chatbot.Text;

namespace Chatbot.Knowledge.Documents;

/// <summary>The readable text taken out of a format that nobody reads as it stands, one block a line, with each block's place in it.</summary>
internal sealed class ExtractedText
{
    private readonly StringBuilder text = new();
    private readonly List<Block> blocks = [];

    /// <summary>The blocks so far, in reading order.</summary>
    public IReadOnlyList<Block> Blocks => blocks;

    /// <summary>Adds a line; nothing when it holds no words.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="words">Its words; white space is squeezed.</param>
    /// <param name="level">See <see cref="Block.Level"/>.</param>
    /// <param name="group">See <see cref="Block.Group"/>.</param>
    public void Add(BlockKind kind, ReadOnlySpan<char> words, int level, int group)
    {
        var line = PlainText.Squeeze(words);
        if (line.Length == 0)
            return;
        if (text.Length > 0)
            text.Append('\n');
        blocks.Add(new Block(kind, new TextSpan(text.Length, line.Length), level, group));
        text.Append(line);
    }

    /// <summary>Says what a block really is, now that more is known.</summary>
    public void Change(int index, BlockKind kind, int level) => blocks[index] = blocks[index] with { Kind = kind, Level = level };

    /// <inheritdoc />
    public override string ToString() => text.ToString();
}
