using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace Microsoft.SemanticKernel;

/// <summary>Reads settings as plain ones: the model's id apart, each key goes to the extension data, its scalars as texts.</summary>
internal sealed class ExecutionSettingsConverter : IYamlTypeConverter
{
    private const string ModelIdKey = "model_id";

    public bool Accepts(Type type) => type == typeof(PromptExecutionSettings);

    public object ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer)
    {
        var settings = new PromptExecutionSettings();
        parser.Consume<MappingStart>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>().Value;
            if (key == ModelIdKey)
                settings.ModelId = parser.Consume<Scalar>().Value;
            else
                (settings.ExtensionData ??= new Dictionary<string, object>()).Add(key, rootDeserializer(typeof(object))!);
        }

        return settings;
    }

    public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) =>
        throw new NotSupportedException("Prompts are read from YAML, never written to it.");
}
