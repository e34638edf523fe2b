using Chatbot.Safety.Context;

namespace Chatbot.Safety.Reading;

/// <summary>A concept found in a conversation, with what its surroundings say of it.</summary>
/// <param name="Concept">Which concept.</param>
/// <param name="Turn">Index of the message, 0 for the oldest.</param>
/// <param name="Sentence">Index of the sentence in the message; fragments one after another are one.</param>
/// <param name="Start">First word in the message.</param>
/// <param name="End">The word just past the last.</param>
/// <param name="Marks">What speaks against it.</param>
/// <param name="OfOther">Whether another person was last spoken of.</param>
/// <param name="PartStart">First word of the part of a clause between two pauses that it begins in.</param>
/// <param name="PartEnd">The word just past the part that it ends in.</param>
/// <param name="HasPause">Whether a pause stands among its words.</param>
internal readonly record struct Hit(
    int Concept, int Turn, int Sentence, int Start, int End, Marks Marks, bool OfOther, int PartStart, int PartEnd, bool HasPause);
