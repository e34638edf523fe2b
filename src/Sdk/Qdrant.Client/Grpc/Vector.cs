namespace Qdrant.Client.Grpc;

public partial class Vector
{
    public static implicit operator Vector(float[] values) => new() { Dense = new DenseVector { Data = { values } } };

    public static implicit operator Vector((float[], uint[]) sparseValues) =>
        new() { Sparse = new SparseVector { Values = { sparseValues.Item1 }, Indices = { sparseValues.Item2 } } };
}
