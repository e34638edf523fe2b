namespace Qdrant.Client.Grpc;

public partial class WithPayloadSelector
{
    public static implicit operator WithPayloadSelector(bool enable) => new() { Enable = enable };
}

public partial class WithVectorsSelector
{
    public static implicit operator WithVectorsSelector(bool enable) => new() { Enable = enable };
}
