using System.Collections;

namespace Microsoft.SemanticKernel.ChatCompletion;

/// <summary>The items of a message.</summary>
public class ChatMessageContentItemCollection : IList<KernelContent>, IReadOnlyList<KernelContent>
{
    private readonly List<KernelContent> items = [];

    public int Count => items.Count;

    bool ICollection<KernelContent>.IsReadOnly => false;

    public KernelContent this[int index]
    {
        get => items[index];
        set => items[index] = NotNull(value);
    }

    public void Add(KernelContent item) => items.Add(NotNull(item));

    public void Clear() => items.Clear();

    public bool Contains(KernelContent item) => items.Contains(NotNull(item));

    public void CopyTo(KernelContent[] array, int arrayIndex) => items.CopyTo(array, arrayIndex);

    public int IndexOf(KernelContent item) => items.IndexOf(NotNull(item));

    public void Insert(int index, KernelContent item) => items.Insert(index, NotNull(item));

    public bool Remove(KernelContent item) => items.Remove(NotNull(item));

    public void RemoveAt(int index) => items.RemoveAt(index);

    IEnumerator<KernelContent> IEnumerable<KernelContent>.GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    private static KernelContent NotNull(KernelContent item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item;
    }
}
