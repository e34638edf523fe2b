namespace Chatbot.Safety.Rules;

/// <summary>A mistake in a rule or advice file.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Message">What is wrong, in one plain sentence.</param>
public sealed record RuleError(string File, long Line, long Column, string Message)
{
    /// <summary>The error as one line: place, then sentence.</summary>
    public override string ToString() => $"{File}({Line},{Column}): {Message}";
}

/// <summary>The rule or advice files cannot be used. The message lists every mistake, one a line.</summary>
public sealed class RuleSetException(IReadOnlyList<RuleError> errors)
    : Exception(string.Join('\n', errors))
{
    /// <summary>Every mistake found, in the order of the files.</summary>
    public IReadOnlyList<RuleError> Errors { get; } = errors;
}
