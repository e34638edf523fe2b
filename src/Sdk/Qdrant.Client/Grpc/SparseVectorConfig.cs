namespace Qdrant.Client.Grpc;

public partial class SparseVectorConfig
{
    public static implicit operator SparseVectorConfig((string, SparseVectorParams) config) =>
        new() { Map = { [config.Item1] = config.Item2 } };
}
