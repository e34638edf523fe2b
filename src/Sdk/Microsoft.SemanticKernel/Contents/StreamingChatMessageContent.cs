using System.Text;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Microsoft.SemanticKernel;

/// <summary>A part of a chat message. Usually only the first part of a message has the role.</summary>
public class StreamingChatMessageContent : StreamingKernelContent
{
    public StreamingChatMessageContent(
        AuthorRole? role, string? content, object? innerContent = null, int choiceIndex = 0, string? modelId = null, Encoding? encoding = null,
        IReadOnlyDictionary<string, object?>? metadata = null)
        : base(innerContent, choiceIndex, modelId, metadata)
    {
        Role = role;
        Encoding = encoding ?? Encoding.UTF8;
        Content = content;
    }

    /// <summary>The text of the first text item; setting it changes or adds that item.</summary>
    public string? Content
    {
        get => FirstText?.Text;
        set
        {
            if (FirstText is { } text)
                text.Text = value;
            else if (value is not null)
                Items.Add(new StreamingTextContent(value, ChoiceIndex, ModelId, InnerContent, Encoding, Metadata));
        }
    }

    public StreamingKernelContentItemCollection Items { get; set; } = [];

    public string? AuthorName { get; set; }

    public AuthorRole? Role { get; set; }

    public Encoding Encoding { get; set; }

    public override string ToString() => Content ?? "";

    public override byte[] ToByteArray() => Encoding.GetBytes(ToString());

    private StreamingTextContent? FirstText => Items.OfType<StreamingTextContent>().FirstOrDefault();
}
