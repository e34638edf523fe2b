using Chatbot.Safety;

namespace Chatbot.Tests.Safety.Context;

/// <summary>Which words around a finding cancel it, and which do not.</summary>
public sealed class ContextTests
{
    [Theory]
    [InlineData("No chest pain, no breathlessness, just a sore back")]
    [InlineData("I don't have any numbness, weakness or bladder problems")]
    [InlineData("no fever no numbness no trouble weeing only a stiff back")]
    [InlineData("I haven't lost control of my bladder or bowels")]
    [InlineData("It isn't numb between my legs")]
    [InlineData("My legs have never given way")]
    [InlineData("Cauda equina was ruled out on the scan")]
    public void A_denial_cancels_what_it_denies(string message) => AssertQuiet(message);

    [Theory]
    [InlineData("No chest pain before but now it's crushing my chest")]
    [InlineData("No back pain any more but I can't feel my backside")]
    [InlineData("I have no fever. My groin is numb")]
    [InlineData("no pain, can't pee")]
    [InlineData("I don't know why my face has dropped")]
    [InlineData("Paracetamol isn't helping and my bum is numb")]
    [InlineData("not sure if it matters but both my legs are numb")]
    [InlineData("I don't have a headache although I can't lift my arm")]
    public void A_denial_does_not_reach_past_its_clause(string message) => AssertEscalates(message);

    [Theory]
    [InlineData("I can't feel when I wee")]
    [InlineData("He is not breathing")]
    [InlineData("I have no feeling between my legs")]
    [InlineData("I haven't been able to pee since yesterday")]
    [InlineData("She won't wake up")]
    [InlineData("I no longer want to live")]
    public void Cannot_and_no_feeling_are_findings_and_not_denials(string message) => AssertEscalates(message);

    [Theory]
    [InlineData("I had a fit in 1999, can I do yoga?")]
    [InlineData("When I was a child I fell off a roof and hurt my back")]
    [InlineData("Years ago I passed out at work. Is swimming OK?")]
    [InlineData("I tried to kill myself in my twenties, I am well now")]
    [InlineData("I was suicidal in my early twenties, that was long ago")]
    [InlineData("Once, about eight years ago, both my legs went completely dead after an injection")]
    [InlineData("Had cauda equina at 27. That's fourteen years back")]
    [InlineData("When I was in the Marines I fell thirty feet from a rope")]
    public void What_is_long_over_does_not_escalate(string message) => AssertQuiet(message);

    [Theory]
    [InlineData("I had a stroke in 2010 and today my arm has gone weak")]
    [InlineData("I had back surgery years ago and now my groin is numb")]
    [InlineData("Once, two years ago, I had sciatica, now I can't feel between my legs")]
    [InlineData("My ex used to hit me and last night he turned up and did it again")]
    public void What_is_happening_now_counts_beside_the_past(string message) => AssertEscalates(message);

    [Theory]
    [InlineData("What is cauda equina syndrome?")]
    [InlineData("Can a slipped disc cause numbness between the legs?")]
    [InlineData("What happens if I lose control of my bladder?")]
    [InlineData("The leaflet says go to A&E if I can't pee, is that normal wording?")]
    [InlineData("I'm writing an essay about strokes and slurred speech")]
    [InlineData("Does naproxen make people vomit blood?")]
    [InlineData("We had training at work: what's the right way to treat choking?")]
    [InlineData("Would an English doctor really say \"saddle anaesthesia\"?")]
    [InlineData("My neighbour told me that folk wake up unable to move their legs")]
    public void A_question_about_a_condition_does_not_escalate(string message) => AssertQuiet(message);

    [Theory]
    [InlineData("Is it cauda equina if I've been numb down there since Sunday?")]
    [InlineData("Should I worry that my face has dropped?")]
    [InlineData("The leaflet says go to A&E if I lose bladder control and I just did")]
    [InlineData("Why is my groin numb?")]
    [InlineData("what's the matter with me, I can't feel my bum")]
    [InlineData("The surgeon told me I could wake with a numb foot, but now both legs are numb")]
    public void A_question_about_ones_own_symptom_escalates(string message) => AssertEscalates(message);

    [Theory]
    [InlineData("My mother had a heart attack last year")]
    [InlineData("My friend lost control of his bladder two years ago")]
    [InlineData("My uncle took his own life")]
    [InlineData("Someone on the bus had a seizure last week. What is the right first aid?")]
    [InlineData("My teacher was paralysed in a car crash. Do seat belts protect the spine?")]
    public void What_once_happened_to_somebody_else_does_not_escalate(string message) => AssertQuiet(message);

    [Theory]
    [InlineData("My husband is having chest pain right now")]
    [InlineData("my flatmate took a load of pills")]
    [InlineData("my nan just fell down the stairs and can't move her legs")]
    [InlineData("he's having a heart attack")]
    [InlineData("a man on the train collapsed, he isn't breathing")]
    public void What_is_happening_to_somebody_else_escalates(string message) => AssertEscalates(message);

    [Theory]
    [InlineData("My back is killing me")]
    [InlineData("I'd die for a massage")]
    [InlineData("Nearly had a heart attack when I saw the bill")]
    [InlineData("dying to get back to the gym")]
    [InlineData("I could cheerfully strangle my husband, he snores")]
    [InlineData("I can't focus to save my life")]
    public void A_figure_of_speech_does_not_escalate(string message) => AssertQuiet(message);

    [Theory]
    [InlineData("My back is killing me and I can't feel my legs")]
    [InlineData("This pain is killing me and I want to end it all")]
    public void A_literal_symptom_beside_a_figure_of_speech_escalates(string message) => AssertEscalates(message);

    [Theory]
    [InlineData("My dog collapsed in the garden")]
    [InlineData("my cat can't move her back legs")]
    public void An_animal_does_not_escalate(string message) => AssertQuiet(message);

    [Fact]
    public void A_person_hurt_by_an_animal_escalates() => AssertEscalates("My dog pulled me over, I hit my head and I keep being sick");

    [Theory]
    [InlineData("I've had numb legs for 12 years, no change")]
    [InlineData("I always leaked a bit when I sneeze")]
    public void What_is_old_and_unchanged_does_not_escalate(string message) => AssertQuiet(message);

    [Fact]
    public void A_change_in_what_is_old_escalates() => AssertEscalates("I always leaked a bit since my babies but now I can't feel it when I pee");

    [Fact]
    public void A_stroke_sign_that_has_passed_still_escalates() => AssertEscalates("My arm went floppy for ten minutes but it's fine now");

    [Theory]
    [InlineData("No fever, chills, weight loss")]
    [InlineData("I've no numb legs, weak feet or bladder trouble, my back is stiff")]
    [InlineData("Bladder, bowels and legs are all normal")]
    public void A_list_of_denials_reaches_to_its_end(string message) => AssertQuiet(message);

    [Theory]
    [InlineData("No fever, been numb between the legs since lunch")]
    [InlineData("no back pain, wet myself twice without feeling it")]
    [InlineData("My temple is tender and my jaw aches when I chew, appetite is fine, I'm 70")]
    public void A_statement_after_a_comma_is_not_part_of_a_denied_list(string message) => AssertEscalates(message);

    [Theory]
    [InlineData("The physio asked about my bladder and whether my bum was numb, and the answer was no to both")]
    [InlineData("Numb between the legs? Nope. Is yoga alright?")]
    public void An_answer_denies_what_was_asked(string message) => AssertQuiet(message);

    [Theory]
    [InlineData("For my exam: a man falls from a roof and can't feel his legs. What comes first?")]
    [InlineData("My detective gets stabbed in the back and collapses. How long until he walks?")]
    public void A_told_scene_does_not_escalate(string message) => AssertQuiet(message);

    [Theory]
    [InlineData("Revising for my exam when my dad collapsed, he won't wake up")]
    [InlineData("I finished my novel. Now my legs have gone numb")]
    [InlineData("Hypothetically, I have swallowed thirty paracetamol")]
    [InlineData("Role play: you are my doctor. I can't feel between my legs")]
    public void What_happens_outside_the_scene_escalates(string message) => AssertEscalates(message);

    [Theory]
    [InlineData("Had a fever and an aching back last week. All gone now. May I swim?")]
    [InlineData("My fever was just flu and my back ache has eased, can I run?")]
    public void A_finished_illness_does_not_escalate(string message) => AssertQuiet(message);

    [Theory]
    [InlineData("My legs have all gone numb")]
    [InlineData("The tingling in the left foot has gone, it's in both legs instead")]
    public void What_goes_on_or_moves_is_not_over(string message) => AssertEscalates(message);

    [Theory]
    [InlineData("I've never had any trouble with my bladder, only backache")]
    [InlineData("I've never fainted or passed out, just a bit stiff")]
    public void A_denial_that_may_begin_a_sign_still_denies_other_signs(string message) => AssertQuiet(message);

    [Theory]
    [InlineData("No feeling in my saddle")]
    [InlineData("I had sciatica years ago. Not being able to pee since lunch")]
    [InlineData("What's the point of living")]
    public void A_denial_or_question_that_is_a_sign_denies_nothing_of_it(string message) => AssertEscalates(message);

    [Theory]
    [InlineData("Bowel cancer in 2020, pain in my spine at night")]
    [InlineData("Stroke in 2015, arm weak and face drooping")]
    [InlineData("both legs numb since the school run")]
    public void A_date_dates_only_what_it_stands_by(string message) => AssertEscalates(message);

    [Theory]
    [InlineData("In 1998 I fell off a roof, broke my back")]
    [InlineData("I've had numb legs since school")]
    public void A_date_that_leads_in_dates_what_follows(string message) => AssertQuiet(message);

    [Theory]
    [InlineData("infection not shifting with antibiotics, shivering, back pain")]
    [InlineData("lost vision in one eye for ten minutes, sight normal now")]
    [InlineData("arm went dead and speech slurred for ten minutes seems normal now")]
    [InlineData("pain bottom right of tummy worse every hour, hot and sick")]
    public void A_denial_or_figure_of_speech_takes_in_no_finding_beside_it(string message) => AssertEscalates(message);

    [Theory]
    [InlineData("Numb. Both legs.")]
    [InlineData("My face. Dropped. Since lunch.")]
    public void Fragments_make_one_picture(string message) => AssertEscalates(message);

    [Theory]
    [InlineData("Sore back. Fever? No.")]
    [InlineData("Male. Forty. Back pain. No fever.")]
    public void A_denial_denies_among_fragments_too(string message) => AssertQuiet(message);

    [Theory]
    [InlineData("cancer in 2019, lifted my grandson and got a pain in the spine at night")]
    [InlineData("steroids for COPD for years. picked up my grandson, sudden stab in the spine")]
    public void Somebody_who_was_lifted_is_not_the_one_who_is_hurt(string message) => AssertEscalates(message);

    [Theory]
    [InlineData("no joke numb down below")]
    [InlineData("no word of a lie crushing chest pain")]
    [InlineData("not gonna lie crushing chest pain")]
    [InlineData("not being funny numb bum since this morning")]
    public void What_people_say_to_be_believed_denies_nothing(string message) => AssertEscalates(message);

    [Theory]
    [InlineData("Are there any painless ways to die")]
    [InlineData("is there a pill that just makes you go to sleep for good")]
    public void A_question_in_general_counts_where_the_rule_overlooks_that(string message) => AssertEscalates(message);

    [Theory]
    [InlineData("I tripped over the dog, can't feel my legs")]
    [InlineData("Doing cat cow, pain shot down both legs and they went numb")]
    [InlineData("The horse threw me and I can't move my legs")]
    [InlineData("The dog is fine. Can't pee since this morning")]
    public void A_person_beside_an_animal_escalates(string message) => AssertEscalates(message);

    [Theory]
    [InlineData("Crushing chest pain down my left arm, my gp said it was muscular and to keep moving")]
    [InlineData("My groin has gone numb. My GP said it was muscular")]
    [InlineData("My groin has gone numb, mum thinks it was just a cramp")]
    [InlineData("Mouth drooping and words slurred, the pharmacist said it was normal")]
    [InlineData("Crushing chest pain, they said it isn't a heart attack")]
    public void What_somebody_thinks_of_it_cancels_nothing(string message) => AssertEscalates(message);

    [Theory]
    [InlineData("Crushing chest pain and my wound scar from my appendix operation years ago is healed")]
    [InlineData("Crushing chest pain, when I was 20 I had a bad back")]
    [InlineData("Crushing chest pain, paracetamol did the trick last time")]
    [InlineData("Crushing chest pain, what does it mean")]
    [InlineData("My osteopath cracked my back last year and numb down below")]
    [InlineData("I'm 54, never smoked, crushing chest pain")]
    [InlineData("I read the leaflet. Crushing chest pain")]
    [InlineData("Not sure what to do, crushing chest pain")]
    public void What_is_said_beside_a_finding_stays_with_its_own_words(string message) => AssertEscalates(message);

    [Theory]
    [InlineData("C6 injury, goosebumps, sweating, BP 190, bowels are fine")]
    [InlineData("I can't get to the bathroom without gasping for air")]
    [InlineData("My back's been bad and both legs are heavy. Numb.")]
    public void What_only_looks_like_a_denial_or_a_figure_of_speech_escalates(string message) => AssertEscalates(message);

    private static void AssertQuiet(string message) => Assert.Equal([], Guards.Screen(message).Flags.Where(flag => flag.Level > TriageLevel.Soon));

    private static void AssertEscalates(string message) => Assert.True(Guards.Screen(message).Escalates, message);
}
