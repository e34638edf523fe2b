using Chatbot.Knowledge.Linting;

namespace Chatbot.Cli.Rows;

/// <summary>What <c>lint --json</c> writes. Scripts rely on names and order.</summary>
/// <param name="Documents">How many articles were read.</param>
/// <param name="Findings">What was found.</param>
internal sealed record LintRow(int Documents, IReadOnlyList<LintFinding> Findings);
