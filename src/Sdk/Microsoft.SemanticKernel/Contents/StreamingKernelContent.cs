using System.Text;

namespace Microsoft.SemanticKernel;

/// <summary>A part of what a model gives, as it comes.</summary>
public abstract class StreamingKernelContent
{
    protected StreamingKernelContent()
    {
    }

    protected StreamingKernelContent(
        object? innerContent, int choiceIndex = 0, string? modelId = null, IReadOnlyDictionary<string, object?>? metadata = null)
    {
        InnerContent = innerContent;
        ChoiceIndex = choiceIndex;
        ModelId = modelId;
        Metadata = metadata;
    }

    /// <summary>Which of several answers this is a part of, from 0.</summary>
    public int ChoiceIndex { get; set; }

    public object? InnerContent { get; set; }

    public string? ModelId { get; set; }

    public IReadOnlyDictionary<string, object?>? Metadata { get; set; }

    public abstract override string ToString();

    public abstract byte[] ToByteArray();
}

/// <summary>A part of a text.</summary>
public class StreamingTextContent : StreamingKernelContent
{
    public StreamingTextContent(
        string? text, int choiceIndex = 0, string? modelId = null, object? innerContent = null, Encoding? encoding = null,
        IReadOnlyDictionary<string, object?>? metadata = null)
        : base(innerContent, choiceIndex, modelId, metadata)
    {
        Text = text;
        Encoding = encoding ?? Encoding.UTF8;
    }

    public string? Text { get; set; }

    public Encoding Encoding { get; set; }

    public override string ToString() => Text ?? "";

    public override byte[] ToByteArray() => Encoding.GetBytes(ToString());
}
