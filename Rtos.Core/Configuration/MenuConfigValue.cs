using System.Globalization;

namespace Rtos.Core;

/// <summary>The value of an option: read once, kept as text in normal form and as what the text means.</summary>
/// <param name="Text"><c>true</c> and <c>false</c>, decimal digits, or the string itself.</param>
/// <param name="Number">A number; 1 and 0 for flags; the index of a choice among the choices; 0 for strings.</param>
internal readonly record struct MenuConfigValue(string Text, long Number = 0)
{
    internal static MenuConfigValue Of(bool flag) => flag ? new("true", 1) : new("false");

    internal static MenuConfigValue Of(long number) => new(number.ToString(CultureInfo.InvariantCulture), number);
}
