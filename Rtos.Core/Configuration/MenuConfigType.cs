namespace Rtos.Core;

/// <summary>What kind of value an option of <c>menuconfig.json</c> takes.</summary>
public enum MenuConfigType
{
    /// <summary><c>true</c> or <c>false</c>. Kconfig: <c>bool</c>.</summary>
    Flag,

    /// <summary>A whole number within a range, or one of a few numbers. Kconfig: <c>int</c>.</summary>
    Number,

    /// <summary>A string of printable ASCII characters. Kconfig: <c>string</c>.</summary>
    Text,

    /// <summary>One of a few fixed strings, case-sensitive. Kconfig: <c>choice</c>.</summary>
    Choice,
}
