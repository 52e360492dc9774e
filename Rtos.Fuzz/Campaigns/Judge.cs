using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Rtos.Core;
using Rtos.Fuzz.Generators;
using Rtos.MicroPython;
using Rtos.Scenarios;

namespace Rtos.Fuzz;

/// <summary>Tells an exception that is a right answer from one that is a defect.</summary>
internal static partial class Judge
{
    private const int LongestSignature = 200;
    private const int MostRemembered = 4096;

    // A message of ours has none of these.
    private static readonly string[] NotForUsers =
        ["must not happen", "broken invariant", "the interpreter failed", "Object reference", "NullReference", "InvalidCast", "Arithmetic operation", "   at "];

    [ThreadStatic]
    private static HashSet<(Type, string)>? _right;

    /// <summary>What is wrong with an exception; null when it is a right answer.</summary>
    /// <param name="exception">What was thrown.</param>
    internal static Complaint? Of(Exception exception)
    {
        var right = _right ??= [];
        var key = (exception.GetType(), exception.Message);
        if (exception.InnerException is null && right.Contains(key))
        {
            return null;
        }

        var culprit = Culprit(exception);
        if (culprit is null)
        {
            if (exception.InnerException is null && right.Count < MostRemembered)
            {
                right.Add(key);
            }

            return null;
        }

        var places = Places(culprit);
        return new Complaint($"{culprit.GetType().Name}: {Normalized(culprit.Message)}{places}", exception.ToString()) { HasPlace = places.Length > 0 || culprit != exception };
    }

    /// <summary>What is wrong with the refusal of a file; null when it says where and what.</summary>
    internal static Complaint? OfRefusal(ScenarioException refusal) =>
        refusal.Path.StartsWith('$') && refusal.Problem.Length > 0 ? Of(refusal) : new Complaint("a refusal without a place", refusal.ToString());

    /// <summary>A text without what differs from program to program.</summary>
    internal static string Normalized(string text)
    {
        return ShownText.Beginning(Varying().Replace(text.Split('\n', 2)[0], "#"), LongestSignature);
    }

    private static Exception? Culprit(Exception exception)
    {
        if (exception is FuzzException or TaskExitException)
        {
            return null;
        }

        if (exception.Message.Length == 0 || NotForUsers.Any(t => exception.Message.Contains(t, StringComparison.Ordinal)))
        {
            return exception.InnerException is { } cause ? Culprit(cause) ?? exception : exception;
        }

        return exception switch
        {
            DevicePanicException or HostCallbackException => exception.InnerException is { } inner ? Culprit(inner) : null,
            DeviceMemoryException or MenuConfigException or ScriptSyntaxException or ScenarioException => null,
            ArgumentException or InvalidOperationException or ObjectDisposedException or OverflowException or DivideByZeroException => IsOurs(exception) ? null : exception,
            FormatException when exception.TargetSite?.DeclaringType == typeof(CallCosts) => null,
            _ => exception,
        };
    }

    // Thrown by our code, or by a guard such as ArgumentNullException.ThrowIfNull that our code calls. Between the guard and
    // the caller our method may be missing: it was inlined.
    private static bool IsOurs(Exception exception)
    {
        var isGuarded = false;
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: false).GetFrames())
        {
            if (frame.GetMethod() is { DeclaringType: { } type } method
                && (!typeof(ArgumentException).IsAssignableFrom(type) || !method.Name.StartsWith("Throw", StringComparison.Ordinal)))
            {
                return isGuarded || IsOurs(type.Assembly);
            }

            isGuarded = true;
        }

        return false;
    }

    private static bool IsOurs(Assembly assembly) =>
        assembly != typeof(Judge).Assembly && assembly.GetName().Name!.StartsWith("Rtos.", StringComparison.Ordinal);

    private static string Places(Exception exception)
    {
        var places = new StackTrace(exception, fNeedFileInfo: false).GetFrames()
            .Select(f => f.GetMethod())
            .Where(m => m?.DeclaringType is { } t && IsOurs(t.Assembly))
            .Take(2)
            .Select(m => $"{m!.DeclaringType!.Name}.{m.Name}")
            .ToArray();
        return places.Length > 0 ? $" in {string.Join(" < ", places)}" : "";
    }

    [GeneratedRegex("""[0-9]+|0x[0-9A-Fa-f]+|"[^"]*"|'[^']*'|\b[a-zA-Z]{1,3}[0-9]+\b""")]
    private static partial Regex Varying();
}
