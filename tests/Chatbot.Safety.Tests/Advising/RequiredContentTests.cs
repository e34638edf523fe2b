using Chatbot.Safety.Advising;

namespace Chatbot.Tests.Safety.Advising;

/// <summary>What the advice for each presentation must contain, in every country. A word in braces stands for that country's own.</summary>
public sealed class RequiredContentTests
{
    private static readonly AdviceBook Book = AdviceBook.LoadEmbedded();

    public static TheoryData<string, string, string> Required => new()
    {
        { "RF-01", "cauda-equina", "{hospital}|cauda equina|emergency MRI|Do not wait for an appointment|Do not drive|last passed urine" },
        { "RF-05", "both-legs", "{hospital}|both legs|bladder or bowels" },
        { "RF-06", "leg-weakness", "{emergency}|if you cannot walk|Do not wait" },
        { "RF-07", "foot-drop", "today|{see-today}|numb between the legs|bladder or bowels|spreads|both legs" },
        { "RF-08", "cord-compression", "{hospital}|cancer team's 24-hour line|lie flat" },
        { "RF-09", "cancer-back-pain", "cancer team|within 24 hours|weak, numb or unsteady" },
        { "RF-10", "spinal-infection", "today|blood test|{hospital}|shake hard|confused|weak or numb|Do not just take {painkiller}" },
        { "RF-10", "spinal-infection-emergency", "{hospital}|{emergency}|Do not just take {painkiller}" },
        { "RF-11", "injury", "{emergency}|keep still|Do not move your neck or back|Do not sit up" },
        { "RF-12", "fragile-bones", "today|X-ray or a scan|bladder or bowels change" },
        { "RF-13", "neck-cord", "today|crack or twist your neck|gets worse fast|bladder or bowels" },
        { "RF-14", "neck-artery", "{emergency}|possible neck artery tear or stroke" },
        { "RF-15", "after-procedure", "{hospital}|on-call number|which procedure|blood thinner" },
        { "RF-16", "wound", "surgical team today|{hospital}|shaking|stiff neck|weak" },
        { "RF-17", "dysreflexia", "Sit up|loosen tight clothes|catheter and bowels|{emergency}" },
        { "RF-18", "see-gp", "{doctor}|numb between the legs|bladder or bowels|cancer|weak" },
        { "RF-18", "unexplained-illness", "today|bladder or bowels" },
        { "RF-19", "heart", "{emergency}|ambulance|sit down and rest|aspirin|allergic|Do not drive" },
        { "RF-20", "artery", "{emergency}|ambulance|possible aortic dissection" },
        { "RF-21", "artery", "lie down|Do not eat or drink" },
        { "RF-22", "lung-clot", "{emergency}|operation|long journey|pregnant|pill or HRT" },
        { "RF-23", "leg-clot", "scan or a blood test today|out of breath|cough up blood|Do not massage" },
        { "RF-24", "breathing", "{emergency}|sit upright|inhaler|EpiPen" },
        { "RF-25", "collapse", "{emergency}|check their breathing|CPR|roll them on their side" },
        { "RF-26", "belly", "{hospital}|Do not eat or drink" },
        { "RF-27", "gut-bleeding", "{emergency}|ibuprofen, naproxen, diclofenac or aspirin|list of your medicines" },
        { "RF-27", "black-stools", "today|ibuprofen, naproxen" },
        { "RF-28", "bleeding", "press firmly|{emergency}|which blood thinner" },
        { "RF-29", "kidney", "today|shake hard|confused|blotchy skin|no urine|pregnant|one kidney" },
        { "RF-30", "cold-limb", "{emergency}|keep it still|Do not heat" },
        { "RF-31", "stroke", "{emergency}|note the time|Do not eat or drink|Do not take aspirin" },
        { "RF-32", "brain", "{emergency}|Do not wait for a rash" },
        { "RF-33", "sepsis", "{emergency}|could this be sepsis?" },
        { "RF-34", "seizure", "{emergency}|time the fit|cushion their head|Do not put anything in the mouth" },
        { "RF-35", "head-injury", "{hospital}|Do not stay alone" },
        { "RF-36", "confusion", "{emergency}|medicines|check the sugar" },
        { "RF-37", "sight", "{eye-hospital}" },
        { "RF-37", "temple-headache", "today|{eye-hospital}" },
        { "RF-38", "allergy", "auto-injector|{emergency}|lie flat with your legs raised|sit up if you are out of breath" },
        { "RF-39", "overdose", "{emergency}|{hospital}|even if you feel well|{poison}|packets|throw up|{crisis-line}" },
        { "RF-40", "opioids", "{emergency}|naloxone|leave them alone|recovery position|sleep it off" },
        { "RF-41", "drug-reaction", "{hospital}|Bring all your medicines|Do not stop or restart" },
        { "RF-42", "pharmacist-soon", "pharmacist|maximum daily dose|slow to breathe" },
        { "RF-42", "pharmacist-today", "pharmacist today|{poison}|maximum daily dose|sleepy" },
        { "RF-43", "pregnancy-bleeding", "{maternity}|ambulance if the bleeding is heavy or you feel faint" },
        { "RF-43", "pregnancy-spotting", "{maternity}|today" },
        { "RF-44", "pre-eclampsia", "{maternity} now|Do not wait for a midwife appointment|fit|confused|out of breath" },
        { "RF-44", "pre-eclampsia-emergency", "{emergency}|{maternity}" },
        { "RF-45", "baby-movement", "{maternity} now|Do not wait until tomorrow" },
        { "RF-46", "ill-child", "{emergency}|leftover antibiotics" },
        { "RF-46", "ill-child-urgent", "{see-today}|leftover antibiotics" },
        { "RF-47", "child-back", "children's doctor|today" },
        { "RF-47", "child-back-emergency", "{hospital}|{emergency}" },
        { "RF-48", "suicide", "{crisis}|{emergency}|Pain like that is real|Do not stay alone|tablets" },
        { "RF-48", "suicide-emergency", "{emergency}|{crisis-line}|Do not stay alone" },
        { "RF-49", "self-harm", "{crisis}|{emergency}|Your pain is real|Do not stay alone|sharp things or tablets|press on it and go to {hospital}" },
        { "RF-49", "suicide-emergency", "{emergency}|{crisis-line}|Do not keep anything you could use near you" },
        { "RF-50", "abuse", "safe|{abuse}|{abuse-others}|{emergency-silent}|clear it from your history" },
        { "RF-50", "assault", "{emergency-silent}|{abuse-others}|close the page" },
        { "RF-51", "psychosis", "{crisis-team}|{emergency}|anyone is in danger" },
        { "RF-52", "emergency", "{emergency}|{hospital}|running water for 20 minutes|carbon monoxide|power is off|throw up" },
    };

    [Theory]
    [MemberData(nameof(Required))]
    public void The_advice_contains_what_its_presentation_demands_in_every_country(string rule, string key, string contents)
    {
        var combinations = Guards.Rules.Rules.Single(each => each.Id == rule).Combinations;
        Assert.Contains(combinations, combination => combination.Advice == key);
        foreach (var country in Book.Countries.Append(null))
        {
            var text = Book.Find(key, country).ToPlainText();
            Assert.All(contents.Split('|'), content => Assert.Contains(Book.In(country).Country.Fill(content), text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_text_of_every_presentation_is_looked_at()
    {
        // The saddle, bladder, bowel and sexual signs of cauda equina share one text.
        var looked = Required.Select(row => ((string)row[0], (string)row[1])).Concat(new[] { "RF-02", "RF-03", "RF-04" }.Select(rule => (rule, "cauda-equina")));
        var used = Guards.Rules.Rules.Where(rule => rule.Id.StartsWith("RF-", StringComparison.Ordinal))
            .SelectMany(rule => rule.Combinations, (rule, combination) => (rule.Id, combination.Advice))
            .Distinct();

        // A kidney infection that has become worse gets the text of sepsis, which is looked at under its own rule.
        Assert.Equal([("RF-29", "sepsis")], used.Except(looked));
    }

    [Theory]
    [InlineData("GB", "300 mg")]
    [InlineData("US", "325 mg")]
    [InlineData(null, "300 mg in the UK, 325 mg in the US")]
    public void How_much_aspirin_is_said_where_the_sources_say_it(string? country, string amount) =>
        Assert.Contains(amount, Book.Find("heart", country).ToPlainText(), StringComparison.Ordinal);
}
