namespace Chatbot.Text.Folding;

/// <summary>One character of the folded text and the stretch of the original that it stands for.</summary>
internal readonly record struct FoldedLetter(char Value, TextSpan Source);
