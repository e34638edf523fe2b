namespace Qdrant.Client.Grpc;

public partial class Query
{
    public static implicit operator Query(float[] values) =>
        new() { Nearest = new VectorInput { Dense = new DenseVector { Data = { values } } } };

    public static implicit operator Query((float[], uint[]) sparseValues) => new()
    {
        Nearest = new VectorInput
        {
            Sparse = new SparseVector { Values = { sparseValues.Item1 }, Indices = { sparseValues.Item2 } },
        },
    };
}
