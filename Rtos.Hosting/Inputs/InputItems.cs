using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>The items that can come from outside: journals contain them as JSON.</summary>
internal static class InputItems
{
    private static readonly Dictionary<Type, string> Names = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(char)] = "char",
        [typeof(string)] = "string",
        [typeof(byte[])] = "byte[]",
    };

    private static readonly JsonSerializerOptions Options = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>An item for a queue whose item type is not known yet.</summary>
    /// <exception cref="DeviceInputException">Its type cannot be written as JSON.</exception>
    internal static string Write<T>(T item)
    {
        try
        {
            return JsonSerializer.Serialize(item, Options);
        }
        catch (Exception e) when (e is NotSupportedException or JsonException)
        {
            throw new DeviceInputException($"an item of the type {typeof(T).Name} cannot be sent: {e.Message}", e);
        }
    }

    /// <summary>The item itself if its JSON represents it exactly, so that it need not be read again; otherwise null.</summary>
    /// <remarks>A string may contain lone surrogates and an array may change, which a journal could not repeat.</remarks>
    internal static object? Exact<T>(T item) => item switch
    {
        bool or byte or sbyte or short or ushort or int or uint or long or ulong => item,
        double number when !double.IsNaN(number) => item,
        float number when !float.IsNaN(number) => item,
        _ => null,
    };

    internal static string Write(object item, Type type) => JsonSerializer.Serialize(item, type, Options);

    /// <summary>Reads an item for a queue.</summary>
    /// <exception cref="DeviceInputException">The queue takes nothing from outside, or not this item.</exception>
    internal static object Read(string queue, Type type, string text, bool isLoose)
    {
        if (!Names.TryGetValue(type, out var name))
        {
            throw new DeviceInputException(
                $"queue {queue} has items of the type {type.Name}, which cannot come from outside; numbers, bool, char, string and byte[] can");
        }

        try
        {
            return JsonSerializer.Deserialize(text, type, Options) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            return isLoose && type == typeof(string)
                ? text
                : throw new DeviceInputException($"queue {queue} takes {name} items; {ShownText.Cut(text)} is not one", e);
        }
    }
}
