using System.ComponentModel.DataAnnotations;

namespace Chatbot.Bot.Widget;

/// <summary>Settings under <c>Clinic</c>: how people reach the clinic itself. What a page's script tag says goes before them.</summary>
internal sealed class ClinicOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Clinic";

    /// <summary>The telephone number as people read it, such as <c>01632 960 018</c>. None unless set.</summary>
    [RegularExpression(@"\+?[0-9 ()./-]{3,30}", ErrorMessage = "Clinic:Phone must be a telephone number of digits, spaces and ( ) . / -, such as +44 1632 960018.")]
    public string? Phone { get; set; }

    /// <summary>When the telephone is answered, in one line. None unless set.</summary>
    [StringLength(200, ErrorMessage = "Clinic:Hours must be one line of at most 200 letters.")]
    public string? Hours { get; set; }

    /// <summary>The https address of a contact form. None unless set.</summary>
    [RegularExpression("https://.+", ErrorMessage = "Clinic:Form must be an address that starts with https://.")]
    public string? Form { get; set; }
}
