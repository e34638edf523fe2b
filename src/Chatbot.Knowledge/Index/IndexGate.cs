namespace Chatbot.Knowledge.Index;

/// <summary>Judges a generation that is written and counted, but not live yet. It goes live unless this throws.</summary>
/// <param name="next">The generation; open while it is judged.</param>
/// <param name="cancellationToken">Stops, and the live generation stays.</param>
/// <exception cref="IndexRejectedException">It must not go live.</exception>
public delegate ValueTask IndexGate(IPassageIndex next, CancellationToken cancellationToken);
