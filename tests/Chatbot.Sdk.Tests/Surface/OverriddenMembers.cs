using System.Reflection;

namespace Chatbot.Tests.Sdk.Surface;

/// <summary>Reads from a loaded assembly which members of the SDKs its types override or implement: they must be there as much as those that are called.</summary>
internal static class OverriddenMembers
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IEnumerable<UsedMember> Of(Assembly assembly) => assembly.GetTypes()
        .Where(type => !type.IsInterface)
        .SelectMany(type => Overridden(type).Concat(Implemented(type)))
        .Where(method => UsedMembers.IsSdk(method.DeclaringType!.Assembly.GetName().Name!))
        .Select(Describe);

    private static IEnumerable<MethodInfo> Overridden(Type type) =>
        type.GetMethods(Own).Where(method => method.GetBaseDefinition() != method).Select(method => method.GetBaseDefinition());

    private static IEnumerable<MethodInfo> Implemented(Type type) => type.GetInterfaces()
        .Where(contract => UsedMembers.IsSdk(contract.Assembly.GetName().Name!))
        .Select(type.GetInterfaceMap)
        .SelectMany(map => map.InterfaceMethods.Zip(map.TargetMethods).Where(pair => pair.Second.DeclaringType == type).Select(pair => pair.First));

    private static UsedMember Describe(MethodInfo method)
    {
        // The same method without type arguments.
        var open = (MethodInfo)method.Module.ResolveMethod(method.MetadataToken)!;
        var type = open.DeclaringType!;
        var name = type.IsGenericType ? $"{type.Name.Split('`')[0]}<{new string(',', type.GetGenericArguments().Length - 1)}>" : type.Name;
        var parameters = open.GetParameters().Select(parameter => Write(parameter.ParameterType));
        return new UsedMember($"{type.Namespace}.{name}", open.Name, $"({string.Join(", ", parameters)}) : {Write(open.ReturnType)}");
    }

    /// <summary>As <see cref="SignatureText"/> writes it.</summary>
    private static string Write(Type type) => type switch
    {
        { IsGenericMethodParameter: true } => $"!!{type.GenericParameterPosition}",
        { IsGenericTypeParameter: true } => $"!{type.GenericParameterPosition}",
        { IsByRef: true } => $"ref {Write(type.GetElementType()!)}",
        { IsArray: true } => $"{Write(type.GetElementType()!)}[]",
        { IsGenericType: true } => $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Write))}>",
        _ => type.Name,
    };
}
