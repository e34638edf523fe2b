#pragma warning disable CS0612 // Servers still send the obsolete fields.

namespace Qdrant.Client.Grpc;

public partial class VectorOutput
{
    /// <summary>The dense vector, however the server sends it; null when there is none.</summary>
    public DenseVector? GetDenseVector() => Data.Count > 0 ? new DenseVector { Data = { Data } } : Dense;

    /// <summary>The sparse vector, however the server sends it; null when there is none.</summary>
    public SparseVector? GetSparseVector() => Data.Count == 0 ? Sparse
        : Indices is null ? null
        : new SparseVector { Values = { Data }, Indices = { Indices.Data } };
}
