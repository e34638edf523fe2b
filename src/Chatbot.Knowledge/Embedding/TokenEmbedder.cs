using System.Numerics.Tensors;
using System.Security.Cryptography;
using System.Text;
using Chatbot.Text.Words;
using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge.Embedding;

/// <summary>
/// An embedding model small enough to ship: one vector a word piece, and a text's vector is the sum of its pieces' vectors. How much a
/// piece counts lies in the length of its vector, which was learned with its direction.
/// </summary>
/// <remarks>
/// Texts that answer each other lie close. It knows no word order: "dog bites man" is "man bites dog". Made by
/// <see cref="Training.EmbedderTraining"/>. Immutable; safe from many threads.
/// </remarks>
public sealed class TokenEmbedder : IEmbeddingGenerator<string, Embedding<float>>
{
    private const string Resource = "embedder.bin";
    private const uint Magic = 0x31424D45; // "EMB1"
    private const int ChecksumLength = 32;

    // A row is at most 127 times its scale, in 8 bits; the loss is far below what tells two texts apart.
    private const float Largest = 127;

    private static readonly Lazy<TokenEmbedder> Shipped = new(LoadShipped);

    private readonly WordPieces _pieces;
    private readonly PieceRows _rows;

    private TokenEmbedder(IReadOnlyList<string> pieces, PieceRows rows, string checksum)
    {
        _pieces = new WordPieces(pieces);
        _rows = rows;
        Name = $"token-embedder-{checksum[..12]}";
    }

    /// <summary>The model that comes with the product.</summary>
    public static TokenEmbedder Default => Shipped.Value;

    /// <summary>Name and version: a checksum of the model is part of it, since vectors of two models cannot be compared.</summary>
    public string Name { get; }

    /// <summary>Length of the vectors.</summary>
    public int Dimensions => _rows.Dimensions;

    /// <summary>How many word pieces it knows.</summary>
    public int PieceCount => _pieces.All.Count;

    internal WordPieces Pieces => _pieces;

    /// <summary>Opens a model that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a model, or are damaged.</exception>
    public static TokenEmbedder Load(ReadOnlySpan<byte> file)
    {
        if (file.Length < ChecksumLength || !SHA256.HashData(file[..^ChecksumLength]).AsSpan().SequenceEqual(file[^ChecksumLength..]))
            throw new InvalidDataException("it is no embedding model, or it is damaged");
        using var reader = new BinaryReader(new MemoryStream(file.ToArray()), Encoding.UTF8);
        if (reader.ReadUInt32() != Magic)
            throw new InvalidDataException("it is no embedding model of this version");
        var (count, dimensions) = (reader.ReadInt32(), reader.ReadInt32());
        var pieces = new string[count];
        for (var id = 0; id < count; id++)
            pieces[id] = reader.ReadString();
        var rows = reader.ReadBytes(count * PieceRows.LengthOf(dimensions));
        return new TokenEmbedder(pieces, new PieceRows(rows, dimensions), Convert.ToHexStringLower(file[^ChecksumLength..]));
    }

    /// <summary>Writes a model: 8 bits a number with one scale a row, and a SHA-256 of it all at the end.</summary>
    /// <param name="pieces">The vocabulary.</param>
    /// <param name="rows">One vector a piece, one after the other.</param>
    /// <param name="dimensions">Length of a vector.</param>
    internal static byte[] Save(IReadOnlyList<string> pieces, ReadOnlySpan<float> rows, int dimensions)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(pieces.Count);
        writer.Write(dimensions);
        foreach (var piece in pieces)
            writer.Write(piece);
        for (var id = 0; id < pieces.Count; id++)
        {
            var row = rows.Slice(id * dimensions, dimensions);
            var scale = TensorPrimitives.MaxMagnitude(row) is var max && max != 0 ? MathF.Abs(max) / Largest : 1;
            writer.Write(scale);
            foreach (var value in row)
                writer.Write((sbyte)MathF.Round(value / scale));
        }

        writer.Flush();
        writer.Write(SHA256.HashData(stream.ToArray()));
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>The unit-length vector of a text, <see cref="Dimensions"/> floats; all zero when it has no word that the model can read.</summary>
    public float[] Embed(string text)
    {
        var vector = new float[Dimensions];
        AddRows(vector, PiecesOf(WordReader.Read(text)));
        Normalise(vector);
        return vector;
    }

    /// <inheritdoc />
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        var texts = values.ToList();
        var embeddings = new Embedding<float>[texts.Count];
        Parallel.For(0, texts.Count, new ParallelOptions { CancellationToken = cancellationToken }, at =>
            embeddings[at] = new Embedding<float>(Embed(texts[at])) { ModelId = Name });
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(embeddings));
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
            return null;
        if (serviceType == typeof(EmbeddingGeneratorMetadata))
            return new EmbeddingGeneratorMetadata("chatbot", null, Name, Dimensions);
        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <summary>Does nothing; the model is plain memory.</summary>
    public void Dispose()
    {
    }

    /// <summary>The unit-length vector of words, as <see cref="WordReader"/> gives them, each counting so much.</summary>
    internal float[] Embed(IEnumerable<(string Form, float Weight)> words)
    {
        var vector = new float[Dimensions];
        var ids = new List<int>();
        foreach (var (form, weight) in words)
        {
            ids.Clear();
            _pieces.AddTo(ids, form);
            foreach (var id in ids)
                TensorPrimitives.MultiplyAdd(Row(id), weight, vector, vector);
        }

        Normalise(vector);
        return vector;
    }

    /// <summary>The ids of all pieces of some words.</summary>
    internal int[] PiecesOf(List<WordSpan> words)
    {
        var ids = new List<int>(words.Count * 3 / 2);
        foreach (var word in words)
            _pieces.AddTo(ids, word.Form);
        return [.. ids];
    }

    /// <summary>The vector of a piece; its length is how much the piece counts.</summary>
    internal ReadOnlySpan<float> Row(int piece) => _rows[piece];

    /// <summary>The product of a piece's vector and another one.</summary>
    internal float Product(ReadOnlySpan<float> vector, int piece) => _rows.Product(vector, piece);

    /// <summary>Adds the vectors of some pieces to <paramref name="vector"/>.</summary>
    internal void AddRows(Span<float> vector, ReadOnlySpan<int> pieces)
    {
        foreach (var piece in pieces)
            TensorPrimitives.Add(vector, Row(piece), vector);
    }

    /// <summary>The length, above 0, of the sum of some pieces' vectors.</summary>
    internal float LengthOf(ReadOnlySpan<int> pieces)
    {
        var sum = new float[Dimensions];
        AddRows(sum, pieces);
        return MathF.Max(TensorPrimitives.Norm<float>(sum), float.Epsilon);
    }

    private static void Normalise(Span<float> vector)
    {
        var length = TensorPrimitives.Norm<float>(vector);
        if (length > 0)
            TensorPrimitives.Divide(vector, length, vector);
    }

    private static TokenEmbedder LoadShipped()
    {
        using var stream = typeof(TokenEmbedder).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is not in the assembly; build Chatbot.Knowledge again.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Load(bytes);
    }
}
