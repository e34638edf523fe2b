using System.Buffers;
using Chatbot.Knowledge.Embedding;

namespace Chatbot.Knowledge.Retrieval;

/// <summary>
/// Cosines of one vector and any number of texts. A text's vector is the sum of its pieces', so a product with each piece is enough, and
/// each is worked out once for a question. Not safe from several threads.
/// </summary>
/// <remarks>There is room for every piece of the vocabulary, 120 kB, which is lent: made anew for every question it would be most of what one allocates.</remarks>
internal sealed class PieceCosines : IDisposable
{
    private readonly TokenEmbedder _embedder;
    private readonly float[] _vector;
    private readonly float[] _products;

    /// <param name="embedder">The model.</param>
    /// <param name="vector">Of unit length.</param>
    public PieceCosines(TokenEmbedder embedder, float[] vector)
    {
        (_embedder, _vector) = (embedder, vector);
        _products = ArrayPool<float>.Shared.Rent(embedder.PieceCount);
        Array.Fill(_products, float.NaN);
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<float>.Shared.Return(_products);

    /// <summary>The product with the sum of some pieces; divided by that sum's length it is a cosine.</summary>
    public float Product(ReadOnlySpan<int> pieces)
    {
        var sum = 0f;
        foreach (var piece in pieces)
        {
            ref var product = ref _products[piece];
            if (float.IsNaN(product))
                product = _embedder.Product(_vector, piece);
            sum += product;
        }

        return sum;
    }
}
