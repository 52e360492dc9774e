namespace Rtos.Scenarios;

/// <summary>The properties of one object of the file, each of a known name.</summary>
internal readonly struct JsonFields
{
    private readonly JsonValue _value;

    /// <summary>Takes an object apart.</summary>
    /// <exception cref="ScenarioException">It is no object, or a property's name is unknown.</exception>
    public JsonFields(JsonValue value, string what, IReadOnlyCollection<string> known)
    {
        _value = value.Kind == JsonKind.Map ? value : throw value.Expected(what);
        foreach (var item in value.Items)
        {
            var property = item.Property!;
            if (!known.Contains(property.Name))
            {
                throw value.ErrorAt(property, $"unknown property {Phrase.Quote(property.Name)}; {Phrase.Suggest(property.Name, known)}");
            }
        }
    }

    /// <summary>The value of a property that must be there.</summary>
    /// <exception cref="ScenarioException">It is missing.</exception>
    public JsonValue Required(string name) => Optional(name) ?? throw _value.Error($"the property \"{name}\" is missing");

    /// <summary>The value of a property, if it is there.</summary>
    public JsonValue? Optional(string name)
    {
        foreach (var item in _value.Items)
        {
            if (item.Property!.Name == name)
            {
                return item;
            }
        }

        return null;
    }
}
