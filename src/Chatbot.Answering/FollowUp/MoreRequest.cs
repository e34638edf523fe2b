using System.Text.RegularExpressions;

namespace Chatbot.Answering.FollowUp;

/// <summary>Messages that ask for nothing but more of the answer before.</summary>
internal static partial class MoreRequest
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Whether a message asks for more.</summary>
    public static bool Is(string message) => More().IsMatch(message.Replace('’', '\''));

    // "Tell me more about yoga" names something and is a question of its own.
    [GeneratedRegex(@"^\W*((and|so|ok|okay|yes|yes please|please|great|thanks|can you|could you|would you|i want to|i'd like to)\W+)*((tell|show|give) me (a bit |a little |some )?more|(hear|know|see|read) more|(some |any )?more( please)?|(is there|do you have|have you got) (any |some )?(more|anything else)|say more|go on|carry on|continue|keep going|(what about )?(the )?(rest|others)|(what|anything|something) else|more (detail|details|info|information))(\W+(on|about) (that|this|it|them))?(\W+please)?\W*$", Options)]
    private static partial Regex More();
}
