namespace Rtos.Core;

/// <summary>The kind of a value in its source.</summary>
internal enum SettingKind
{
    /// <summary>A key/value pair: everything is text.</summary>
    Untyped,

    /// <summary>A JSON string.</summary>
    Text,

    /// <summary>A JSON number.</summary>
    Number,

    /// <summary>JSON <c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>Null, an object or an array: never valid.</summary>
    Other,
}

/// <summary>A name and a value as they were found, not yet checked.</summary>
/// <param name="Name">The name as written.</param>
/// <param name="Kind">The kind of the value.</param>
/// <param name="Value">The value: a string without quotes and escapes, otherwise as written.</param>
/// <param name="Shown">The value as messages show it, if the source knows; else null.</param>
/// <param name="Line">From 1; 0 if there are no lines.</param>
/// <param name="Column">From 1; 0 if there are no lines.</param>
internal sealed record MenuConfigSetting(string Name, SettingKind Kind, string Value, string? Shown, int Line, int Column);
