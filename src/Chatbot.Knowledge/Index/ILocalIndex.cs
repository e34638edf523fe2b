using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Splitting;

namespace Chatbot.Knowledge.Index;

/// <summary>Tells whether a document is the same as before.</summary>
/// <param name="Id">The document.</param>
/// <param name="Path">See <see cref="SourceDocument.Path"/>.</param>
/// <param name="Fingerprint">See <see cref="SourceDocument.Fingerprint"/>.</param>
/// <param name="ContentHash">Hash of what it says; not of its id, its path or its fingerprint.</param>
public sealed record DocumentStamp(string Id, string Path, string Fingerprint, UInt128 ContentHash);

/// <summary>A passage and its vector.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Dense">Unit-length embedding.</param>
public sealed record EmbeddedPassage(Passage Passage, ReadOnlyMemory<float> Dense);

/// <summary>An index whose content is at hand without waiting, so that the next generation can be built on it.</summary>
public interface ILocalIndex : IPassageIndex
{
    /// <summary>The document with that id, or null.</summary>
    SourceDocument? Document(string documentId);

    /// <summary>A stamp of every document, in no order.</summary>
    IEnumerable<DocumentStamp> Stamps();

    /// <summary>The passages of one document in reading order, with their vectors; empty when there is no such document.</summary>
    IReadOnlyList<EmbeddedPassage> Embedded(string documentId);

    /// <summary>Reads everything and checks every checksum.</summary>
    /// <exception cref="IndexDamagedException">A file of the index is damaged.</exception>
    void Verify(CancellationToken cancellationToken);
}

/// <summary>A store that can build a generation on the live one and need not write again what did not change.</summary>
public interface ILocalIndexStore : IIndexStore
{
    /// <summary>Writes a generation that differs from the live one by some documents, and makes it live in one step.</summary>
    /// <param name="update">What differs.</param>
    /// <param name="gate">Judges the generation before it goes live; null lets any pass.</param>
    /// <param name="progress">Told how many passages are written.</param>
    /// <param name="cancellationToken">Stops the writing and leaves the live generation as it was.</param>
    /// <exception cref="IndexUnavailableException">Another process is writing, or has published since the update was planned.</exception>
    /// <exception cref="IndexRejectedException">The gate rejects it; nothing of it is kept.</exception>
    ValueTask<IndexManifest> UpdateAsync(IndexUpdate update, IndexGate? gate, IProgress<int>? progress, CancellationToken cancellationToken);
}

/// <summary>How the next generation differs from the live one.</summary>
/// <param name="Base">Name of the generation that it was planned on.</param>
/// <param name="Removed">Ids of documents of the base that are gone or stand in <paramref name="Added"/> anew.</param>
/// <param name="Moved">New paths of documents that are otherwise the same, by id.</param>
/// <param name="Added">What is new; its term counts and its hash are of the whole generation.</param>
public sealed record IndexUpdate(string Base, IReadOnlySet<string> Removed, IReadOnlyDictionary<string, string> Moved, IndexContent Added);
