using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text;
using Chatbot.Text.Words;
using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge.Embedding;

/// <summary>
/// An embedding model that learns from the corpus at index time and needs no download: words that keep the same company get
/// similar vectors (random indexing). A text's vector is the sum of its terms' vectors, weighted by how rare each term is.
/// </summary>
/// <remarks>Deterministic: the same corpus gives the same vectors. Immutable after training; safe from many threads.</remarks>
public sealed class CooccurrenceEmbedder : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Length of the vectors.</summary>
    public const int Dimensions = 192;

    /// <summary>Name and version; an index built by another one refuses to open.</summary>
    public const string Name = "cooccurrence-1";

    // How much of a trained vector is the term itself rather than its company. With none, all terms of one article look alike.
    private const float OwnShare = 0.7f;

    private readonly Dictionary<string, TermEntry> _terms;
    private readonly float[] _vectors;
    private readonly int _passages;

    private CooccurrenceEmbedder(Dictionary<string, TermEntry> terms, float[] vectors, int passages)
    {
        _terms = terms;
        _vectors = vectors;
        _passages = passages;
    }

    private readonly record struct TermEntry(int Row, int PassageCount);

    /// <summary>The terms of the corpus and in how many passages each occurs.</summary>
    public IEnumerable<KeyValuePair<string, int>> Vocabulary => _terms.Select(term => KeyValuePair.Create(term.Key, term.Value.PassageCount));

    /// <summary>How many passages it was trained on.</summary>
    public int PassageCount => _passages;

    /// <summary>Learns from the texts of all passages.</summary>
    /// <param name="texts">One text a passage.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    public static CooccurrenceEmbedder Train(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var passages = new List<string[]>(texts.Count);
        var terms = new Dictionary<string, TermEntry>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var stems = TermReader.Stems(text).ToArray();
            passages.Add(stems);
            foreach (var stem in stems)
            {
                ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(terms, stem, out var known);
                entry = known ? entry with { PassageCount = entry.PassageCount + 1 } : new TermEntry(terms.Count - 1, 1);
            }
        }

        var company = new float[terms.Count * Dimensions];
        var passageVector = new float[Dimensions];
        foreach (var stems in passages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Array.Clear(passageVector);
            foreach (var stem in stems)
                SeedVector.AddTo(passageVector, stem, Rarity(terms[stem].PassageCount, passages.Count));
            foreach (var stem in stems)
                TensorPrimitives.Add(Row(company, terms[stem].Row), passageVector, Row(company, terms[stem].Row));
        }

        RemoveMean(company, terms.Count);
        foreach (var (stem, entry) in terms)
        {
            var row = Row(company, entry.Row);
            Normalise(row);
            TensorPrimitives.Multiply(row, 1 - OwnShare, row);
            SeedVector.AddTo(row, stem, OwnShare);
            Normalise(row);
        }

        return new CooccurrenceEmbedder(terms, company, passages.Count);
    }

    /// <summary>Opens a trained model.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a model of this version.</exception>
    public static CooccurrenceEmbedder Load(ReadOnlyMemory<byte> state)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(state.ToArray()), Encoding.UTF8);
            if (reader.ReadString() != Name)
                throw new InvalidDataException($"the embedding model is not {Name}");
            var passages = reader.ReadInt32();
            var count = reader.ReadInt32();
            var terms = new Dictionary<string, TermEntry>(count, StringComparer.Ordinal);
            for (var row = 0; row < count; row++)
                terms.Add(reader.ReadString(), new TermEntry(row, reader.ReadInt32()));
            var vectors = new float[checked(count * Dimensions)];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(vectors.AsSpan()));
            return new CooccurrenceEmbedder(terms, vectors, passages);
        }
        catch (Exception exception) when (exception is EndOfStreamException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException("the embedding model is cut short or damaged", exception);
        }
    }

    /// <summary>The trained model as bytes, for <see cref="Load"/>.</summary>
    public byte[] Save()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Name);
        writer.Write(_passages);
        writer.Write(_terms.Count);
        foreach (var (term, entry) in _terms.OrderBy(term => term.Value.Row))
        {
            writer.Write(term);
            writer.Write(entry.PassageCount);
        }

        writer.Write(MemoryMarshal.AsBytes(_vectors.AsSpan()));
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>The unit-length vector of a text, <see cref="Dimensions"/> floats; all zero when the text has no term.</summary>
    public float[] Embed(string text)
    {
        var vector = new float[Dimensions];
        foreach (var term in TermReader.Read(text))
        {
            if (_terms.TryGetValue(term.Stem, out var entry))
                TensorPrimitives.MultiplyAdd(Row(_vectors, entry.Row), Rarity(entry.PassageCount, _passages), vector, vector);
            else
                SeedVector.AddTo(vector, term.Stem, Rarity(0, _passages));
        }

        Normalise(vector);
        return vector;
    }

    /// <inheritdoc />
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        var embeddings = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var value in values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            embeddings.Add(new Embedding<float>(Embed(value)) { ModelId = Name });
        }

        return Task.FromResult(embeddings);
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

    private static float Rarity(int passageCount, int passages) => MathF.Log(1 + ((passages + 1f) / (passageCount + 1f)));

    private static Span<float> Row(float[] rows, int row) => rows.AsSpan(row * Dimensions, Dimensions);

    // What all terms share (the corpus' subject) says nothing about any of them.
    private static void RemoveMean(float[] rows, int count)
    {
        if (count == 0)
            return;
        var mean = new float[Dimensions];
        for (var row = 0; row < count; row++)
            TensorPrimitives.Add(mean, Row(rows, row), mean);
        TensorPrimitives.Divide(mean, count, mean);
        for (var row = 0; row < count; row++)
            TensorPrimitives.Subtract(Row(rows, row), mean, Row(rows, row));
    }

    private static void Normalise(Span<float> vector)
    {
        var length = TensorPrimitives.Norm<float>(vector);
        if (length > 0)
            TensorPrimitives.Divide(vector, length, vector);
    }
}
