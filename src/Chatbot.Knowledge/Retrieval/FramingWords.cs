using System.Collections.Frozen;
using Chatbot.Text.Words;

namespace Chatbot.Knowledge.Retrieval;

/// <summary>
/// Words that frame a question rather than name its subject ("mentioned", "mostly", "recommended", "bad"). An article that answers
/// the question need not use them, so they count for little.
/// </summary>
internal static class FramingWords
{
    private static readonly FrozenSet<string> Stems = (
        "accord actual advice advise affect again age ago allow almost alone along already alway amount anyway apart appear around article ask attention aware away bad badly " +
        "basically become begin behind believe belong benefit big bit bring build call care case certain certainly chance change check choose clear come common commonly " +
        "completely concern consider contain correct couple count course current day deal decide definitely depend describe detail dodgy early easily easy effect effective either " +
        "end enough entire especially even event eventually ever exact exactly example expect experience explain fact fairly fall far feel few find fine finish first fit follow " +
        "form friend front full generally get give go good great guess hand happen hard head hear hit hold home hope hour idea ill important include instead interested involve issue keep kind kinds " +
        "lately later lead learn leave less like likely list little live long look lose lots low main mainly major manage many mark matter maybe mean mention mind minute miss " +
        "month most mostly move name near nearly necessary never new next nice nothing number occur odd often okay old once one open order original part particular pass past pay people " +
        "perhaps person pick place plan play please point possible possibly potential pretty prevent probably problem proper properly purpose put question quick quickly quite rate rather " +
        "reach read ready real really reason receive recommend regular relate relatively remain remember report require rest result right role say see seem send sense serious set several " +
        "shape share show side simple simply single situation size slightly small soon sort sound special specific spend spot stage stand start state stay step stick stop story straight " +
        "stuff subject such suggest support suppose sure switch take talk tall tell tend thing think time today together total touch toward town track try turn type typical typically " +
        "understand use useful useless usual usually various version view visit wait walk want watch way week weird while whole wide wonder word work world worry worth write written wrong year yet young " +
        "american british plain simple english word words term terms doctor expert medical normally generally reading different difference till until last lasts lasting ft feet inch inches cm kg stone lbs soon quick quickly fast slow slowly sort sorts stuff loads plenty bother bothered gonna wanna guys rid ordinary proper matter allowed sensible advisable better best likelihood fully amount tons loads hows wheres whens whys exactly roughly approximately anymore nowadays percent percentage proportion fraction down share option options")
        .Split(' ').Select(Stemmer.Stem).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a stem frames questions rather than naming a subject.</summary>
    /// <remarks>Numbers frame too: people tell their age and height, and articles seldom repeat them.</remarks>
    public static bool Contains(string stem) => Stems.Contains(stem) || char.IsDigit(stem[0]);
}
