using System.Runtime.InteropServices;

namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>The sections of a segment, in this order.</summary>
internal enum SegmentSection
{
    /// <summary><see cref="Embedded.SegmentCounts"/>, once.</summary>
    Counts,

    /// <summary>Each document as a <see cref="DocumentRecord"/>, in ordinal order of ids.</summary>
    Documents,

    /// <summary>A <see cref="DocumentEntry"/> for each.</summary>
    DocumentTable,

    /// <summary>A <see cref="DocumentKey"/> for each, by hash.</summary>
    DocumentKeys,

    /// <summary>Each passage as a <see cref="PassageRecord"/>, in the order of documents and in reading order.</summary>
    Passages,

    /// <summary>A <see cref="PassageEntry"/> for each.</summary>
    PassageTable,

    /// <summary>The vector of each passage, 32-bit floating point.</summary>
    Vectors,

    /// <summary>The same with 8 bits a number.</summary>
    Numbers,

    /// <summary>How each was brought down to that: <see cref="Quantised"/>.</summary>
    Scales,

    /// <summary>All term ids, ascending.</summary>
    Terms,

    /// <summary>Where the postings of each term start, and behind the last one, where they end.</summary>
    PostingStarts,

    /// <summary>The passages that have the term, ascending.</summary>
    PostingPassages,

    /// <summary>The weight of the term in each.</summary>
    PostingWeights,
}

/// <summary>How much a segment holds.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct SegmentCounts(int Documents, int Passages, int Dimensions)
{
    /// <summary>How many sections a segment has.</summary>
    public static int Sections { get; } = Enum.GetValues<SegmentSection>().Length;
}

/// <summary>Where a document stands in its section, a checksum of it, which passages are its own, and a hash of what it says.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct DocumentEntry(long Offset, int Length, uint Checksum, int FirstPassage, int Passages, ulong HashLow, ulong HashHigh);

/// <summary>Finds a document by the hash of its id.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct DocumentKey(ulong Hash, int Document) : IComparable<DocumentKey>
{
    public int CompareTo(DocumentKey other) => Hash.CompareTo(other.Hash);
}

/// <summary>Where a passage stands in its section, a checksum of it, and whose it is.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct PassageEntry(long Offset, int Length, uint Checksum, int Document);
