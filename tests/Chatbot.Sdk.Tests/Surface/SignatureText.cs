using System.Collections.Immutable;
using System.Globalization;
using System.Reflection.Metadata;
using System.Text.RegularExpressions;

namespace Chatbot.Tests.Sdk.Surface;

/// <summary>Writes signatures from metadata down: <c>(String, CancellationToken) : Task&lt;ResourceResponse&gt;</c>.</summary>
internal sealed partial class SignatureText : ISignatureTypeProvider<string, object?>
{
    private static readonly SignatureText Writer = new();

    public static string Of(MetadataReader metadata, MemberReference member)
    {
        if (member.GetKind() == MemberReferenceKind.Field)
            return $": {member.DecodeFieldSignature(Writer, null)}";

        var method = member.DecodeMethodSignature(Writer, null);
        var how = method.Header.IsInstance ? string.Empty : "static ";
        return $"{how}({string.Join(", ", method.ParameterTypes)}) : {method.ReturnType}";
    }

    /// <summary>Full name of a type, as in <c>ITurnContext&lt;&gt;</c> without its arguments; a nested one after its owner's, with a dot.</summary>
    public static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = Arity().Replace(metadata.GetString(type.Name), arity => $"<{new string(',', int.Parse(arity.ValueSpan[1..], CultureInfo.InvariantCulture) - 1)}>");
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
            return $"{NameOf(metadata, (TypeReferenceHandle)type.ResolutionScope)}.{name}";

        var space = metadata.GetString(type.Namespace);
        return space.Length == 0 ? name : $"{space}.{name}";
    }

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Short(NameOf(reader, handle));

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        reader.GetString(reader.GetTypeDefinition(handle).Name);

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) =>
        $"{genericType.Split('<')[0]}<{string.Join(", ", typeArguments)}>";

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => $"{typeCode}";

    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{new string(',', shape.Rank - 1)}]";

    public string GetSZArrayType(string elementType) => $"{elementType}[]";

    public string GetByReferenceType(string elementType) => $"ref {elementType}";

    public string GetPointerType(string elementType) => $"{elementType}*";

    public string GetPinnedType(string elementType) => elementType;

    public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";

    public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetFunctionPointerType(MethodSignature<string> signature) => "delegate*";

    /// <summary>How metadata count type parameters.</summary>
    [GeneratedRegex("`[0-9]+")]
    private static partial Regex Arity();

    /// <summary>A type's name without its namespace.</summary>
    private static string Short(string name) => name[(name.LastIndexOf('.') + 1)..];
}
