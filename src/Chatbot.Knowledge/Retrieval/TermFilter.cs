namespace Chatbot.Knowledge.Retrieval;

/// <summary>
/// Tells of most term ids that they are not among a few, without looking them up: the articles' words that a question is compared with are
/// thousands, and hardly any is one of its own. Not safe from several threads while ids are added.
/// </summary>
public sealed class TermFilter
{
    // 4096 bits, of which a question of fifty stems sets some fifty.
    private readonly ulong[] _bits = new ulong[64];

    /// <summary>Takes an id in.</summary>
    public void Add(uint term) => _bits[term >> 26] |= BitOf(term);

    /// <summary>False for what was not taken in, but for one in eighty; true for all that was.</summary>
    public bool MayHold(uint term) => (_bits[term >> 26] & BitOf(term)) != 0;

    private static ulong BitOf(uint term) => 1UL << (int)((term >> 20) & 63);
}
