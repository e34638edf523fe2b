namespace Microsoft.ML.Tokenizers;

/// <summary>One token: its id, its text as the vocabulary spells it, and where it stands in the normalised text.</summary>
/// <param name="id">Line number in the vocabulary, from 0.</param>
/// <param name="value">The vocabulary's spelling, with the continuing prefix where the token continues a word.</param>
/// <param name="offset">UTF-16 range in the normalised text; in the text itself where no normaliser ran.</param>
public readonly struct EncodedToken(int id, string value, Range offset) : IEquatable<EncodedToken>
{
    public int Id { get; } = id;

    public string Value { get; } = value;

    public Range Offset { get; } = offset;

    public bool Equals(EncodedToken other) => Id == other.Id && Value == other.Value && Offset.Equals(other.Offset);

    public override bool Equals(object? obj) => obj is EncodedToken other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Id, Value, Offset);

    public static bool operator ==(EncodedToken left, EncodedToken right) => left.Equals(right);

    public static bool operator !=(EncodedToken left, EncodedToken right) => !left.Equals(right);
}
