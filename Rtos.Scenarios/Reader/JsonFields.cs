using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>The properties of one object of the file, each of a known name.</summary>
internal readonly struct JsonFields
{
    private readonly JsonValue _value;

    // A misspelled name is taken for the nearest one, so that its value is checked and the right name is not reported missing too.
    private readonly Dictionary<string, JsonValue>? _misspelled;

    /// <summary>Reads the properties of an object.</summary>
    /// <exception cref="ScenarioException">It is not an object.</exception>
    public JsonFields(JsonValue value, string what, IReadOnlyCollection<string> known, ProblemList problems)
    {
        _value = value.Kind == JsonKind.Map ? value : throw value.Expected(what);
        foreach (var item in value.Items)
        {
            var property = item.Property!;
            if (known.Contains(property.Name))
            {
                continue;
            }

            var problem = value.ErrorAt(property, $"unknown property {Phrase.Quote(property.Name)}; {Phrase.Suggest(property.Name, known)}");
            if (!problems.Add(problem))
            {
                throw problem;
            }

            if (NearestName.Find(property.Name, known) is not { } meant)
            {
                HasUnknown = true;
            }
            else
            {
                (_misspelled ??= new(StringComparer.Ordinal)).TryAdd(meant, item);
            }
        }
    }

    /// <summary>Whether there is a property whose meaning cannot be guessed.</summary>
    public bool HasUnknown { get; }

    /// <summary>The value of a required property.</summary>
    /// <exception cref="ScenarioException">It is missing.</exception>
    public JsonValue Required(string name) => Optional(name) ?? throw _value.Error($"the property \"{name}\" is missing");

    /// <summary>The value of an optional property.</summary>
    public JsonValue? Optional(string name)
    {
        foreach (var item in _value.Items)
        {
            if (item.Property!.Name == name)
            {
                return item;
            }
        }

        return _misspelled?.GetValueOrDefault(name);
    }
}
