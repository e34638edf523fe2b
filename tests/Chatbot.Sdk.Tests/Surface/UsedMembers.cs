using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Chatbot.Tests.Sdk.Surface;

/// <summary>A type or member of an SDK that product code uses.</summary>
/// <param name="Type">Full name, as in <c>ITurnContext&lt;&gt;</c> without type arguments.</param>
/// <param name="Member">Name in metadata (<c>.ctor</c>, <c>get_Text</c>); empty for the type itself.</param>
/// <param name="Signature">What the member takes and gives; empty for the type itself.</param>
internal sealed record UsedMember(string Type, string Member, string Signature);

/// <summary>Reads from a compiled assembly what it refers to of the SDKs.</summary>
internal static class UsedMembers
{
    /// <summary>Where an assembly's name starts like one of these, it belongs to an SDK: a stand-in or the genuine package.</summary>
    private static readonly string[] Sdks =
        ["Microsoft.Bot.", "Microsoft.Rest", "Microsoft.SemanticKernel", "Microsoft.ML.Tokenizers", "Qdrant.Client", "Grpc.Core"];

    public static IReadOnlySet<UsedMember> Of(string assemblyPath)
    {
        using var file = new PEReader(File.OpenRead(assemblyPath));
        var metadata = file.GetMetadataReader();
        var used = new HashSet<UsedMember>();
        foreach (var handle in metadata.TypeReferences)
        {
            if (IsOfAnSdk(metadata, handle))
                used.Add(new UsedMember(SignatureText.NameOf(metadata, handle), string.Empty, string.Empty));
        }

        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (Owner(metadata, member.Parent) is { } owner && IsOfAnSdk(metadata, owner))
            {
                var name = metadata.GetString(member.Name);
                used.Add(new UsedMember(SignatureText.NameOf(metadata, owner), name, SignatureText.Of(metadata, member)));
            }
        }

        return used;
    }

    /// <summary>The type that a member belongs to, without its type arguments; null where it is no type of another assembly.</summary>
    private static TypeReferenceHandle? Owner(MetadataReader metadata, EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => (TypeReferenceHandle)parent,
        HandleKind.TypeSpecification => GenericOwner(metadata, (TypeSpecificationHandle)parent),
        _ => null,
    };

    private static TypeReferenceHandle? GenericOwner(MetadataReader metadata, TypeSpecificationHandle handle)
    {
        var signature = metadata.GetBlobReader(metadata.GetTypeSpecification(handle).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            return null;

        signature.ReadSignatureTypeCode();
        var type = signature.ReadTypeHandle();
        return type.Kind == HandleKind.TypeReference ? (TypeReferenceHandle)type : null;
    }

    private static bool IsOfAnSdk(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var scope = metadata.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => IsOfAnSdk(metadata, (TypeReferenceHandle)scope),
            HandleKind.AssemblyReference => IsSdk(metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name)),
            _ => false,
        };
    }

    /// <summary>Whether an assembly of that name belongs to an SDK.</summary>
    public static bool IsSdk(string assembly) => Array.Exists(Sdks, sdk => assembly.StartsWith(sdk, StringComparison.Ordinal));
}
