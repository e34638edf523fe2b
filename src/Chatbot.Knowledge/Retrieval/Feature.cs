namespace Chatbot.Knowledge.Retrieval;

/// <summary>What the reranker looks at. Each lies between about 0 and 1; how much it counts, <see cref="RerankWeights"/> says.</summary>
internal enum Feature
{
    /// <summary>BM25, divided by the best of the query.</summary>
    Sparse,

    /// <summary>Cosine of the question's terms and the passage, as the index gives it.</summary>
    Dense,

    /// <summary>Cosine of all words of the question and the passage: how it is asked counts too.</summary>
    Wording,

    /// <summary>Cosine of the question's terms and the nearest sentence, item or row.</summary>
    BestUnit,

    /// <summary>How much of the question the headings cover.</summary>
    HeadingCoverage,

    /// <summary>How much of the question the document's title covers.</summary>
    TitleCoverage,

    /// <summary>How fully the question says a name of the document's subject; a telling name counts for more.</summary>
    Name,

    /// <summary>Terms of the question standing together, as in a phrase.</summary>
    Proximity,

    /// <summary>1 when the heading or title announces another aspect than the one asked for.</summary>
    OtherAspect,

    /// <summary>1 when no aspect is asked for and none announced.</summary>
    Overview,
}
