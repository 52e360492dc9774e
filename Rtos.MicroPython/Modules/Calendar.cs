using System.Globalization;
using System.Text;

namespace Rtos.MicroPython;

/// <summary>Dates and seconds since 2000-01-01, the board's epoch.</summary>
internal static class Calendar
{
    private const int FewestParts = 8;
    private const int MostParts = 9;
    private const int MonthsPerYear = 12;

    private static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>A date as in <c>localtime</c>: year, month, day, hour, minute, second, weekday from Monday 0, day of the year from 1.</summary>
    internal static Value[] ToTuple(long seconds)
    {
        var date = ToDate(seconds);
        var weekday = ((int)date.DayOfWeek + 6) % 7;
        return Array.ConvertAll(
            (int[])[date.Year, date.Month, date.Day, date.Hour, date.Minute, date.Second, weekday, date.DayOfYear], p => Value.Of((long)p));
    }

    /// <summary>The date in a tuple of <see cref="ToTuple"/>.</summary>
    internal static DateTime ToDate(Value[] parts) => new(
        (int)parts[0].Bits, (int)parts[1].Bits, (int)parts[2].Bits, (int)parts[3].Bits, (int)parts[4].Bits, (int)parts[5].Bits, DateTimeKind.Unspecified);

    /// <summary>The result of <c>mktime</c>: parts that are too large carry over into the next ones.</summary>
    internal static long ToSeconds(Value value)
    {
        var items = Given.Items(value);
        if (items.Count is < FewestParts or > MostParts)
        {
            throw ScriptError.TypeError(string.Create(CultureInfo.InvariantCulture, $"mktime needs a tuple of length 8 or 9 ({items.Count} given)"));
        }

        var month = Numbers.ToLong(items[1]) - 1;
        var year = Numbers.ToLong(items[0]) + Math.DivRem(month, MonthsPerYear, out month);
        if (month < 0)
        {
            (year, month) = (year - 1, month + MonthsPerYear);
        }

        if (year is < 1 or > 9999)
        {
            throw ScriptError.OverflowError("year is not between 1 and 9999");
        }

        var first = new DateTime((int)year, (int)month + 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        var days = (first - Epoch).Days + Numbers.ToLong(items[2]) - 1;
        return (((((days * 24) + Numbers.ToLong(items[3])) * 60) + Numbers.ToLong(items[4])) * 60) + Numbers.ToLong(items[5]);
    }

    /// <summary>A date formatted by the codes of C's <c>strftime</c>, in English.</summary>
    internal static string Format(string format, DateTime date)
    {
        var text = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] == '%' && i + 1 < format.Length)
            {
                text.Append(Part(format[++i], date));
            }
            else
            {
                text.Append(format[i]);
            }
        }

        return text.ToString();
    }

    private static DateTime ToDate(long seconds)
    {
        var last = (long)(DateTime.MaxValue - Epoch).TotalSeconds;
        var first = (long)(DateTime.MinValue - Epoch).TotalSeconds;
        return seconds >= first && seconds <= last ? Epoch.AddSeconds(seconds) : throw ScriptError.OverflowError("overflow converting long int to machine word");
    }

    private static string Part(char code, DateTime date) => code switch
    {
        'a' => Of(date, "ddd"),
        'A' => Of(date, "dddd"),
        'b' or 'h' => Of(date, "MMM"),
        'B' => Of(date, "MMMM"),
        'c' => Format("%a %b %e %H:%M:%S %Y", date),
        'd' => Of(date, "dd"),
        'D' or 'x' => Format("%m/%d/%y", date),
        'e' => date.Day.ToString(CultureInfo.InvariantCulture).PadLeft(2),
        'F' => Of(date, "yyyy-MM-dd"),
        'H' => Of(date, "HH"),
        'I' => Of(date, "hh"),
        'j' => date.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
        'm' => Of(date, "MM"),
        'M' => Of(date, "mm"),
        'n' => "\n",
        'p' => date.Hour < MonthsPerYear ? "AM" : "PM",
        'R' => Of(date, "HH:mm"),
        'S' => Of(date, "ss"),
        't' => "\t",
        'T' or 'X' => Of(date, "HH:mm:ss"),
        'u' => (date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek).ToString(CultureInfo.InvariantCulture),
        'w' => ((int)date.DayOfWeek).ToString(CultureInfo.InvariantCulture),
        'y' => Of(date, "yy"),
        'Y' => Of(date, "yyyy"),
        'Z' => "UTC",
        '%' => "%",
        _ => $"%{code}",
    };

    private static string Of(DateTime date, string format) => date.ToString(format.Replace(":", "':'", StringComparison.Ordinal), CultureInfo.InvariantCulture);
}
