using Chatbot.Safety.Privacy;
using FsCheck;
using FsCheck.Fluent;

namespace Chatbot.Tests.Safety.Privacy;

public sealed class RedactorTests
{
    [Theory]
    [InlineData("mail me at jo.bloggs+x@mail.example.org please", "mail me at [e-mail] please")]
    [InlineData("see https://example.org/me?id=4 or www.example.org", "see [link] or [link]")]
    [InlineData("ring 07700 900123 or +44 (0)20 7946 0000", "ring [number] or [number]")]
    [InlineData("call (555) 010-4477 or 555-010-4477", "call [number] or [number]")]
    [InlineData("NHS number 943 476 5919", "NHS number [number]")]
    [InlineData("SSN 078-05-1120", "SSN [number]")]
    [InlineData("I live in SW1A 1AA", "I live in [postcode]")]
    [InlineData("born 03/04/1961, dob 1961-04-03", "born [date], dob [date]")]
    [InlineData("born on 3rd of April 1961 or April 3, 1961", "born on [date] or [date]")]
    [InlineData("My name is Mary-Ann O'Neil and I hurt", "My name is [name] and I hurt")]
    [InlineData("I saw Dr. Smith", "I saw [name]")]
    public void Personal_details_are_replaced_by_what_they_were(string text, string redacted) => Assert.Equal(redacted, Redactor.Redact(text));

    [Theory]
    [InlineData("L4/L5 disc, T12 fracture, pain 8/10 for 3 weeks")]
    [InlineData("I took 400 mg at 10:30 and 500 mg at 22:00")]
    [InlineData("temperature 38.5, BP 120/80, age 62")]
    [InlineData("my name is mud, this is terrible")]
    public void Clinical_numbers_and_ordinary_words_stay(string text) => Assert.Equal(text, Redactor.Redact(text));

    [Theory]
    [InlineData("07700 900123 07700 900123")]
    [InlineData("tel07700900123")]
    public void A_long_run_of_digits_vanishes_as_a_whole(string text) => Assert.DoesNotContain("900123", Redactor.Redact(text), StringComparison.Ordinal);

    [Fact]
    public void Personal_details_vanish_whatever_stands_around_them() =>
        Prop.ForAll(Surroundings.Two().ToArbitrary(), around =>
        {
            var redacted = Redactor.Redact($"{around.Item1} jo@example.org {around.Item2} 07700 900123 {around.Item1}");
            Assert.DoesNotContain("jo@example", redacted, StringComparison.Ordinal);
            Assert.DoesNotContain("900123", redacted, StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    private static Gen<string> Surroundings =>
        Gen.Elements("a", "1", " ", "@", ".", "x.y", "07700", "-", "Dr ", "Smith", "SW1A", "\uD800", "12/12/2012").ListOf().Select(string.Concat);
}
