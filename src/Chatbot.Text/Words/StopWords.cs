using System.Collections.Frozen;

namespace Chatbot.Text.Words;

/// <summary>English words that carry no subject: they are left out of retrieval and of what an answer must cover.</summary>
public static class StopWords
{
    private static readonly FrozenSet<string> Words = (
        "a about above after again all also am an and any are aren't as at be because been before being below between both but by can " +
        "can't cannot could couldn't did didn't do does doesn't doing don't during each else ever every few for from further get gets getting got had hadn't has " +
        "hasn't have haven't having he he'd he'll her here hers herself him himself his how however i i'd i'll i'm i've if in into is isn't " +
        "it itself just let let's like made make makes may me might more most much must mustn't my myself no nor not now of off on once only or " +
        "other ought our ours ourselves out over own please quite really same shall she should shouldn't since so some such tell than that the " +
        "their theirs them themselves then there these they they'd they'll they're they've this those through to too under until up upon us very " +
        "was wasn't we we'd we'll we're we've well were weren't what whats when where whether which while who whom whose why will with " +
        "within without won't would wouldn't yes you you'd you'll you're you've your yours yourself yourselves im ive dont cant doesnt " +
        "isnt didnt wont arent wat wot ur u r ok okay hi hello hey thanks thank know want need mean means meant say says said keep go goes going " +
        "thing things something anything someone anybody anyone actually tend usually normally often sometimes still even quite right kind sort " +
        "name etc eg ie vs via per be being become becomes one's ppl people person lot lots bit mine put way able gone its whereabouts wich whos thats theres hes shes theyre youre shouldnt wouldnt couldnt hasnt havent wasnt arent").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a word, in the form that <see cref="WordReader"/> gives it, carries no subject.</summary>
    public static bool Contains(string form) => Words.Contains(form);
}
