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
        "reach read ready real really reason receive recommend regular relate relatively remain remember report require result right role say see seem send sense serious set several " +
        "shape share show side simple simply single situation size slightly small soon sort sound special specific spot stage stand start state stay step stick stop story straight " +
        "stuff subject such suggest support suppose sure switch take talk tall tell tend thing think time today together total touch toward town track try turn type typical typically " +
        "understand use useful useless usual usually various version view visit wait walk want watch way week weird while whole wide wonder word work world worry worth write written wrong year yet young " +
        "american british plain simple english word words term terms doctor expert medical normally generally reading different difference till until last lasts lasting ft feet inch inches cm kg stone lbs soon quick quickly fast slow slowly sort sorts stuff loads plenty bother bothered gonna wanna guys rid ordinary proper matter allowed sensible advisable better best likelihood fully amount tons loads hows wheres whens whys exactly roughly approximately anymore nowadays percent percentage proportion fraction down share option options " +
        // Who it is about, and who said so.
        "mum mom mother mam mummy mommy dad daddy father nan nana nanna gran granny grandma grandmother grandad granddad grandpa grandfather grandparent husband wife hubby missus " +
        "partner boyfriend girlfriend brother sister bro sis uncle aunt auntie cousin niece nephew neighbour neighbor mate pal buddy colleague coworker lad lass guy bloke chap fella " +
        "twin fiance son daughter nurse teacher everyone everybody folk folks human " +
        // What people do with what they hear and have.
        "moan nag gripe grumble complain swear reckon claim argue insist warn promise heard saw seen assume wish fancy prefer love hate enjoy annoy puzzle confuse panic freak fret suffer struggle " +
        "cope battle stuck land wind catch grab throw chuck arise seem apply vary enable let went gone came taken took given gave brought left kept held found thought " +
        "felt said exist serve act behave built create produce began begun continue last swap google googled online internet got gotten showed shown told asked knew known " +
        "tried trying planning thinking telling honest normal deal dealt allow permit let " +
        "squirt gawp stare gaze glance peek calm spill splash spray poke prod shove wiggle fiddle mess muck faff potter hang hung smear wrap fold tuck tug drag yank toss fling scoop dump ditch " +
        "dodge hop rush hurry dash crawl wander roam trick cheat boast chat whisper shout yell scream cry sigh groan whinge doubt trust forgive excuse praise invite welcome gather meet met arrange organise " +
        "organize prepare fetch sent deliver due owe lend borrow save waste tackle dare chosen chose opt select intend succeed fail pause await predict figure realise realize suspect " +
        "recognise recognize admit deny agree disagree accept refuse reject demand urge beg imply indicate declare announce reveal serve offer provide supply lack own possess grasp endure survive " +
        "pop popped trouble wreck ruin spoil bust botch pester nudge whack clobber zap sap knock knacker " +
        // Somebody, and how strongly.
        "somebody someone anybody anyone nobody noone none everything anything something whoever whatever whichever wherever whenever however elsewhere " +
        "mad crazy insane hell heck devil dickens damn super mega ultra hugely massively terribly awfully horribly dreadfully incredibly unbelievably ridiculously seriously majorly extremely insanely crazily " +
        "especially particularly somewhat slightly rather kinda sorta pretty fairly basically essentially fundamentally practically virtually nearly almost roughly approx ish thereabouts " +
        // What things do in phrases such as "ends up with" and "goes in with".
        "end ends ended turn turns turned bear bears crop trigger entail consist comprise concern regard relate amount equal constitute represent " +
        "gotta oughta shall gets getting makes making does doing goes going puts putting takes taking brings bringing gives giving lets letting keeps keeping stays staying " +
        "begins beginning starts starting stops stopping tries seems sounds looks counts counted counting name named names call called calls dub dubbed term termed label labelled " +
        "occasion occasions occasional occasionally instance instances circumstance circumstances scenario context background basis aspect feature detail details item items topic field respect regard terms " +
        "sake favour favor luck lucky unlucky fortunate unfortunate chance honest serious joke joking kidding curious nosy interest interesting interested random guess idea clue inkling thought wondering wonders " +
        "straightforward clear-cut cut-and-dried plain evident apparent noticeable notable remarkable striking surprising surprise surprised shock shocked amaze amazed astonish " +
        "impossible possible feasible realistic likely unlikely probable inevitable bound certain guaranteed guarantee sure definite " +
        // What they call things.
        "posh lovely awful terrible horrible dreadful nasty horrid rotten rubbish crap bloody damn damned flipping silly stupid daft funny decent alright perfect ideal reasonable logical obvious vague " +
        "rough complex complicated tricky difficult tough handy worthwhile pointless worthless extra additional further general overall total key chief tiny huge enormous giant massive fresh recent " +
        "brand honestly frankly literally merely barely hardly utterly absolutely surely apparently supposedly somewhere anywhere everywhere nowhere somehow anyhow otherwise therefore though although " +
        "despite unless whether besides meanwhile afterwards afterward beforehand given forever truth true myth fake fiction fuss hassle trouble gear tip hint info information guidance query notion thought opinion " +
        "role manner method approach trick level degree extent range portion section piece chunk area region top " +
        // When, and how many.
        "today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday weekend january february april june july august september october november december " +
        "yr yrs hr hrs min mins sec wk wks mth mths fortnight decade two three four five six seven eight nine ten eleven twelve hundred thousand dozen twice second " +
        "god gosh lol pls plz thx cheers ta sorry hiya")
        .Split(' ').Select(Stemmer.Stem).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a stem frames questions rather than naming a subject.</summary>
    /// <remarks>Numbers frame too: people tell their age and height, and articles seldom repeat them.</remarks>
    public static bool Contains(string stem) => Stems.Contains(stem) || char.IsDigit(stem[0]);
}
