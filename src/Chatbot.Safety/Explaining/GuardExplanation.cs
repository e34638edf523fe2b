namespace Chatbot.Safety.Explaining;

/// <summary>How a verdict came about. Holds the person's words: for the eyes of whoever typed them, never for a log.</summary>
/// <param name="Verdict">What the guard says.</param>
/// <param name="Messages">How each message was read, oldest first.</param>
/// <param name="Rules">The rules in force, highest level first; the first decided, unless <paramref name="Relief"/> did.</param>
/// <param name="Relief">What the person said to settle it, or null.</param>
/// <param name="Version">Which rules and texts these were; see <see cref="RedFlagGuard.Version"/>.</param>
public sealed record GuardExplanation(
    GuardVerdict Verdict,
    IReadOnlyList<MessageExplanation> Messages,
    IReadOnlyList<RuleExplanation> Rules,
    RuleExplanation? Relief,
    string Version);

/// <summary>How a message was read.</summary>
/// <param name="Words">Its words, folded.</param>
/// <param name="Concepts">The concepts found in it, in order.</param>
/// <param name="Corrects">Whether it takes the earlier messages back.</param>
/// <param name="Affirms">Whether it says that what was only asked about is happening.</param>
public sealed record MessageExplanation(IReadOnlyList<WordExplanation> Words, IReadOnlyList<ConceptExplanation> Concepts, bool Corrects, bool Affirms);

/// <summary>A word.</summary>
/// <param name="Read">As it was read.</param>
/// <param name="Written">As it was written.</param>
public sealed record WordExplanation(string Read, string Written);

/// <summary>A concept found in a message.</summary>
/// <param name="Concept">Its name in the rule files.</param>
/// <param name="Quote">The words, as they were written.</param>
/// <param name="Start">Their first code unit in the message (UTF-16).</param>
/// <param name="End">Just past their last.</param>
/// <param name="Marks">What speaks against it, such as <c>negated</c>; empty when nothing does.</param>
/// <param name="OfOther">Whether another person was last spoken of.</param>
public sealed record ConceptExplanation(string Concept, string Quote, int Start, int End, IReadOnlyList<string> Marks, bool OfOther);

/// <summary>A rule that is fulfilled.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Title">What it recognises.</param>
/// <param name="Level">The level of the combination.</param>
/// <param name="Combination">The combination as the rule file writes it, such as <c>near: [numb, saddle]</c>.</param>
/// <param name="Advice">Key of its text.</param>
/// <param name="Source">Its clinical source.</param>
public sealed record RuleExplanation(string Rule, string Title, TriageLevel Level, string Combination, string Advice, string Source);
