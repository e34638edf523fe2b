namespace Qdrant.Client.Grpc;

public partial class Value
{
    public static implicit operator Value(string value) => new() { StringValue = value };

    public static implicit operator Value(long value) => new() { IntegerValue = value };

    public static implicit operator Value(string[] values) =>
        new() { ListValue = new ListValue { Values = { values.Select(value => (Value)value) } } };
}
