using System.Text;

namespace Rtos.MicroPython;

/// <summary>Texts of exceptions.</summary>
internal static class ExceptionText
{
    // The board's names for errno numbers.
    private static readonly Dictionary<long, string> Names = new()
    {
        [1] = "EPERM", [2] = "ENOENT", [5] = "EIO", [9] = "EBADF", [11] = "EAGAIN", [12] = "ENOMEM", [13] = "EACCES", [17] = "EEXIST",
        [19] = "ENODEV", [21] = "EISDIR", [22] = "EINVAL", [95] = "EOPNOTSUPP", [98] = "EADDRINUSE", [103] = "ECONNABORTED",
        [104] = "ECONNRESET", [105] = "ENOBUFS", [107] = "ENOTCONN", [110] = "ETIMEDOUT", [111] = "ECONNREFUSED", [113] = "EHOSTUNREACH",
        [114] = "EALREADY", [115] = "EINPROGRESS",
    };

    internal static bool TryStr(Machine machine, ExceptionObject error, StringBuilder text)
    {
        var arguments = error.Arguments.Items;
        if (arguments.Length == 0)
        {
            return true;
        }

        if (error.Type.IsSubclassOf(Types.OSError) && arguments.Length <= 2 && arguments[0].IsInt && Names.TryGetValue(arguments[0].Bits, out var name))
        {
            text.Append("[Errno ").Append(Chars.Number(arguments[0].Bits)).Append("] ").Append(name);
            return arguments.Length == 1 || Text.TryStr(machine, arguments[1], text.Append(": "));
        }

        return arguments.Length == 1 ? Text.TryStr(machine, arguments[0], text) : Text.TryRepr(machine, Value.Of(error.Arguments), text);
    }

    internal static bool TryRepr(Machine machine, ExceptionObject error, StringBuilder text, int depth) =>
        Text.TryRepr(machine, Value.Of(error.Arguments), text.Append(error.Type.Name), depth + 1);
}
