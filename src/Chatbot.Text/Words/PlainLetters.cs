using System.Collections.Frozen;

namespace Chatbot.Text.Words;

/// <summary>
/// Accented Latin letters and the plain lower-case letters they are written as without the accent (Unicode Latin-1 Supplement and
/// Latin Extended-A). A table, because the runtime's normalisation depends on a system library that a machine may lack,
/// and the same text must read the same everywhere.
/// </summary>
internal static class PlainLetters
{
    private const string Accented =
        "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĨĩĪīĬĭĮįİĴĵĶķĹĺĻļĽľŃńŅņŇňŌōŎŏŐőŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſøØłŁđĐı";

    private const string Plain =
        "aaaaaaceeeeiiiinooooouuuuyaaaaaaceeeeiiiinooooouuuuyyaaaaaaccccccccddeeeeeeeeeegggggggghhiiiiiiiiijjkkllllllnnnnnnoooooorrrrrrssssssssttttuuuuuuuuuuuuwwyyyzzzzzzsoollddi";

    private static readonly FrozenDictionary<char, char> Table =
        Accented.Zip(Plain).ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>The letter in lower case and without its accent; other characters in lower case.</summary>
    public static char Of(char letter) => Table.TryGetValue(letter, out var plain) ? plain : char.ToLowerInvariant(letter);
}
