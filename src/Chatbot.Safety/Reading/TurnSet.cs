namespace Chatbot.Safety.Reading;

/// <summary>Some of the messages that are read together, at most 32 (<see cref="RedFlagGuard.MostMessages"/> is fewer).</summary>
/// <param name="Bits">A bit a message, the lowest for the oldest.</param>
internal readonly record struct TurnSet(uint Bits)
{
    /// <summary>All of them.</summary>
    public static TurnSet All => new(uint.MaxValue);

    /// <summary>So many of the oldest.</summary>
    public static TurnSet First(int messages) => new((uint)((1UL << messages) - 1));

    /// <summary>One of them.</summary>
    public static TurnSet Only(int turn) => new(1u << turn);

    /// <summary>Whether a message is among them.</summary>
    public bool Has(int turn) => (Bits >> turn & 1) != 0;

    /// <summary>These and another one.</summary>
    public TurnSet With(int turn) => new(Bits | 1u << turn);

    /// <summary>These without others.</summary>
    public TurnSet Except(TurnSet others) => new(Bits & ~others.Bits);
}
