using Chatbot.Knowledge.Documents;
using Chatbot.Safety;

namespace Chatbot.Answering.Replies;

/// <summary>What kind of reply a turn ended in.</summary>
public enum ReplyKind
{
    /// <summary>Statements from the corpus, each cited.</summary>
    Answered,

    /// <summary>The sources do not answer the question.</summary>
    Declined,

    /// <summary>A red flag: the advice, and nothing else.</summary>
    Escalated,

    /// <summary>Small talk or a question about the bot itself; nothing medical in it.</summary>
    Conversational,
}

/// <summary>One statement of an answer.</summary>
/// <param name="Text">What the person reads, without citation marks.</param>
/// <param name="Citations">Numbers of the citations that support it, at least one.</param>
/// <param name="IsListItem">Whether it is shown as an item of a list, under the statement before it.</param>
public sealed record Statement(string Text, IReadOnlyList<int> Citations, bool IsListItem = false);

/// <summary>The words of the corpus that a statement rests on.</summary>
/// <param name="Number">1-based, as shown in the answer.</param>
/// <param name="Document">Id of the document.</param>
/// <param name="Title">The document's title.</param>
/// <param name="Heading">The nearest heading above the quote; empty when there is none.</param>
/// <param name="Passage">Id of the passage.</param>
/// <param name="Quote">The document's text from <paramref name="Start"/> to <paramref name="End"/>, character for character.</param>
/// <param name="Start">First code unit of the quote in the document's text (UTF-16).</param>
/// <param name="End">Just past the last code unit.</param>
/// <param name="Url">Where the quote opens, highlighted: a path on the bot's own host, <c>/sources/{document}?from={start}&amp;to={end}#quote</c>.</param>
/// <param name="Review">The document's review state.</param>
public sealed record Citation(
    int Number,
    string Document,
    string Title,
    string Heading,
    string Passage,
    string Quote,
    int Start,
    int End,
    string Url,
    Review Review);

/// <summary>What the person gets for one message.</summary>
/// <param name="Kind">What kind of reply it is.</param>
/// <param name="Statements">The answer's statements; empty unless <see cref="ReplyKind.Answered"/>.</param>
/// <param name="Citations">What the statements cite, in order of number.</param>
/// <param name="Message">The text of a decline or a conversational reply, or the advice of an escalation as plain text; empty for an answer.</param>
/// <param name="Suggestions">What to ask next, at most three: "Tell me more" where the sources say more to the question, and questions that they answer.</param>
/// <param name="Verdict">The guard's verdict. <see cref="TriageLevel.Soon"/> adds its advice below the answer.</param>
/// <param name="Question">The question as it was understood, standing alone; kept for follow-ups.</param>
public sealed record Reply(
    ReplyKind Kind,
    IReadOnlyList<Statement> Statements,
    IReadOnlyList<Citation> Citations,
    string Message,
    IReadOnlyList<string> Suggestions,
    GuardVerdict Verdict,
    string Question)
{
    /// <summary>What "tell me more" goes on from after this reply, to be kept with the conversation; null when there is nothing to go on from.</summary>
    public Continuation? Continuation { get; init; }

    /// <summary>The whole reply as plain text: statements with <c>[n]</c> marks, list items on lines of their own, or the message.</summary>
    public string ToPlainText()
    {
        if (Kind != ReplyKind.Answered)
            return Message;

        var text = new System.Text.StringBuilder();
        var inList = false;
        foreach (var statement in Statements)
        {
            if (text.Length > 0)
                text.Append(statement.IsListItem || inList ? '\n' : ' ');
            inList = statement.IsListItem;
            if (statement.IsListItem)
                text.Append("- ");
            text.Append(statement.Text);
            foreach (var number in statement.Citations)
                text.Append(" [").Append(number).Append(']');
        }

        if (Verdict is { Level: TriageLevel.Soon, Advice: { } advice })
            text.Append("\n\n").Append(advice.ToPlainText());
        return text.ToString();
    }
}
