namespace Rtos.Core;

/// <summary>The kinds of values that JSON has. A byte, as files have very many values.</summary>
internal enum JsonKind : byte
{
    /// <summary><c>null</c>.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string.</summary>
    Text,

    /// <summary>An array.</summary>
    List,

    /// <summary>An object.</summary>
    Map,
}
