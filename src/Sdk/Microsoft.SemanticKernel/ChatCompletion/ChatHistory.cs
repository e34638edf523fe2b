using System.Collections;
using System.Text;

namespace Microsoft.SemanticKernel.ChatCompletion;

/// <summary>The messages of a chat, oldest first.</summary>
public class ChatHistory : IList<ChatMessageContent>, IReadOnlyList<ChatMessageContent>
{
    private readonly List<ChatMessageContent> messages = [];

    public ChatHistory()
    {
    }

    public ChatHistory(string message, AuthorRole role) => messages.Add(new ChatMessageContent(role, message));

    public ChatHistory(string systemMessage)
        : this(systemMessage, AuthorRole.System)
    {
    }

    public ChatHistory(IEnumerable<ChatMessageContent> messages) => this.messages.AddRange(messages);

    public virtual int Count => messages.Count;

    bool ICollection<ChatMessageContent>.IsReadOnly => false;

    public virtual ChatMessageContent this[int index]
    {
        get => messages[index];
        set => messages[index] = NotNull(value);
    }

    public void AddMessage(
        AuthorRole authorRole, string content, Encoding? encoding = null, IReadOnlyDictionary<string, object?>? metadata = null) =>
        Add(new ChatMessageContent(authorRole, content, encoding: encoding, metadata: metadata));

    public void AddMessage(
        AuthorRole authorRole, ChatMessageContentItemCollection contentItems, Encoding? encoding = null,
        IReadOnlyDictionary<string, object?>? metadata = null) =>
        Add(new ChatMessageContent(authorRole, contentItems, encoding: encoding, metadata: metadata));

    public void AddUserMessage(string content) => AddMessage(AuthorRole.User, content);

    public void AddUserMessage(ChatMessageContentItemCollection contentItems) => AddMessage(AuthorRole.User, contentItems);

    public void AddAssistantMessage(string content) => AddMessage(AuthorRole.Assistant, content);

    public void AddSystemMessage(string content) => AddMessage(AuthorRole.System, content);

    public void AddDeveloperMessage(string content) => AddMessage(AuthorRole.Developer, content);

    public virtual void Add(ChatMessageContent item) => messages.Add(NotNull(item));

    public virtual void AddRange(IEnumerable<ChatMessageContent> items) => messages.AddRange(items);

    public virtual void Insert(int index, ChatMessageContent item) => messages.Insert(index, NotNull(item));

    public virtual void CopyTo(ChatMessageContent[] array, int arrayIndex) => messages.CopyTo(array, arrayIndex);

    public virtual void Clear() => messages.Clear();

    public virtual bool Contains(ChatMessageContent item) => messages.Contains(NotNull(item));

    public virtual int IndexOf(ChatMessageContent item) => messages.IndexOf(NotNull(item));

    public virtual void RemoveAt(int index) => messages.RemoveAt(index);

    public virtual bool Remove(ChatMessageContent item) => messages.Remove(NotNull(item));

    public virtual void RemoveRange(int index, int count) => messages.RemoveRange(index, count);

    IEnumerator<ChatMessageContent> IEnumerable<ChatMessageContent>.GetEnumerator() => messages.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => messages.GetEnumerator();

    private static ChatMessageContent NotNull(ChatMessageContent item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item;
    }
}
