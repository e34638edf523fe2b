namespace Qdrant.Client.Grpc;

public partial class Vectors
{
    public static implicit operator Vectors(Dictionary<string, Vector> values) =>
        new() { Vectors_ = new NamedVectors { Vectors = { values } } };
}
