namespace Chatbot.Safety.Phrases;

/// <summary>A concept found in a message: which one, its first word and the word just past its last.</summary>
internal readonly record struct Finding(int Concept, int Start, int End);
