using System.Xml.Linq;

namespace Chatbot.Knowledge.Documents.Word;

/// <summary>Looks at WordprocessingML by local names, since its two editions (transitional and strict) differ in nothing but namespaces.</summary>
internal static class WordXml
{
    public static XElement? Child(this XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    public static string? Value(this XElement element, string attribute) => element.Attributes().FirstOrDefault(own => own.Name.LocalName == attribute)?.Value;
}
