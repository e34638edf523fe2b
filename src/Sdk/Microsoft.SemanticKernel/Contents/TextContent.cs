using System.Text;

namespace Microsoft.SemanticKernel;

/// <summary>A text.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Usage", "CA2225:Operator overloads have named alternates", Justification = "The genuine type has the operator alone.")]
public sealed class TextContent : KernelContent
{
    public TextContent()
    {
    }

    public TextContent(
        string? text, string? modelId = null, object? innerContent = null, Encoding? encoding = null,
        IReadOnlyDictionary<string, object?>? metadata = null)
        : base(innerContent, modelId, metadata)
    {
        Text = text;
        Encoding = encoding ?? Encoding.UTF8;
    }

    public string? Text { get; set; }

    public Encoding Encoding { get; set; } = Encoding.UTF8;

    public override string ToString() => Text ?? "";

    public static implicit operator TextContent(string text) => new(text);
}
