using System.Collections;

namespace Microsoft.SemanticKernel.ChatCompletion;

/// <summary>The items of a part of a message.</summary>
public sealed class StreamingKernelContentItemCollection : IList<StreamingKernelContent>, IReadOnlyList<StreamingKernelContent>
{
    private readonly List<StreamingKernelContent> items = [];

    public int Count => items.Count;

    bool ICollection<StreamingKernelContent>.IsReadOnly => false;

    public StreamingKernelContent this[int index]
    {
        get => items[index];
        set => items[index] = NotNull(value);
    }

    public void Add(StreamingKernelContent item) => items.Add(NotNull(item));

    public void Clear() => items.Clear();

    public bool Contains(StreamingKernelContent item) => items.Contains(NotNull(item));

    public void CopyTo(StreamingKernelContent[] array, int arrayIndex) => items.CopyTo(array, arrayIndex);

    public int IndexOf(StreamingKernelContent item) => items.IndexOf(NotNull(item));

    public void Insert(int index, StreamingKernelContent item) => items.Insert(index, NotNull(item));

    public bool Remove(StreamingKernelContent item) => items.Remove(NotNull(item));

    public void RemoveAt(int index) => items.RemoveAt(index);

    IEnumerator<StreamingKernelContent> IEnumerable<StreamingKernelContent>.GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    private static StreamingKernelContent NotNull(StreamingKernelContent item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item;
    }
}
