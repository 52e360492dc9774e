using System.Text;

namespace Rtos.MicroPython;

/// <summary>Splitting and joining of <c>str</c> and bytes.</summary>
internal static class SplitMethods
{
    internal static void Fill()
    {
        foreach (var type in new[] { Types.Str, Types.Bytes, Types.ByteArray })
        {
            Method.Add(type, "split", 1, 3, Split);
            Method.Add(type, "rsplit", 1, 3, SplitFromRight);
            Method.Add(type, "splitlines", 1, 2, SplitLines, null, -1, null, "keepends");
            Method.Add(type, "partition", 2, 2, static (m, a) => Partition(m, a, isLast: false));
            Method.Add(type, "rpartition", 2, 2, static (m, a) => Partition(m, a, isLast: true));
            Method.Add(type, "join", 2, 2, Join, iterable: 1);
        }
    }

    private static NativeResult Split(Machine machine, Arguments args)
    {
        var self = new TextSelf(machine, args);
        var most = Most(args);
        return self.MakeList(args.Has(1) && !args[1].IsNone
            ? ByText(self.Content, Separator(self, args), most)
            : BySpace(self.Content, most));
    }

    private static NativeResult SplitFromRight(Machine machine, Arguments args)
    {
        var self = new TextSelf(machine, args);
        var most = Most(args);
        if (args.Has(1) && !args[1].IsNone)
        {
            return self.MakeList(ByTextFromRight(self.Content, Separator(self, args), most));
        }

        return most == int.MaxValue
            ? self.MakeList(BySpace(self.Content, most))
            : throw ScriptError.Of(Types.NotImplementedError, "rsplit(None,n)");
    }

    private static int Most(Arguments args) => args.Has(2) && Numbers.ToInt(args[2]) is >= 0 and var most ? most : int.MaxValue;

    private static string Separator(TextSelf self, Arguments args) =>
        self.Argument(args[1], takesInt: false) is { Length: > 0 } text ? text : throw ScriptError.ValueError("empty separator");

    private static List<string> ByText(string content, string separator, int most)
    {
        var parts = new List<string>();
        var at = 0;
        while (parts.Count < most && TextSearch.IndexOf(content.AsSpan(at), separator) is >= 0 and var found)
        {
            parts.Add(content.Substring(at, found));
            at += found + separator.Length;
        }

        parts.Add(content[at..]);
        return parts;
    }

    private static List<string> ByTextFromRight(string content, string separator, int most)
    {
        var parts = new List<string>();
        var end = content.Length;
        while (parts.Count < most && TextSearch.LastIndexOf(content.AsSpan(0, end), separator) is >= 0 and var found)
        {
            parts.Add(content[(found + separator.Length)..end]);
            end = found;
        }

        parts.Add(content[..end]);
        parts.Reverse();
        return parts;
    }

    private static List<string> BySpace(string content, int most)
    {
        var parts = new List<string>();
        var at = 0;
        while (true)
        {
            while (at < content.Length && Chars.IsSpace(content[at]))
            {
                at++;
            }

            if (at == content.Length)
            {
                return parts;
            }

            if (parts.Count == most)
            {
                parts.Add(content[at..]);
                return parts;
            }

            var start = at;
            while (at < content.Length && !Chars.IsSpace(content[at]))
            {
                at++;
            }

            parts.Add(content[start..at]);
        }
    }

    private static NativeResult SplitLines(Machine machine, Arguments args)
    {
        var self = new TextSelf(machine, args);
        var keepsEnds = args.Has(1) && Truth.Of(args[1]);
        var lines = new List<string>();
        var content = self.Content;
        for (var at = 0; at < content.Length;)
        {
            var end = content.AsSpan(at).IndexOfAny('\n', '\r') is >= 0 and var found ? at + found : content.Length;
            var next = end < content.Length ? end + (content[end] == '\r' && end + 1 < content.Length && content[end + 1] == '\n' ? 2 : 1) : end;
            lines.Add(content[at..(keepsEnds ? next : end)]);
            at = next;
        }

        return self.MakeList(lines);
    }

    private static Value Partition(Machine machine, Arguments args, bool isLast)
    {
        var self = new TextSelf(machine, args);
        var separator = Separator(self, args);
        var content = self.Content;
        var at = isLast ? TextSearch.LastIndexOf<char>(content, separator) : TextSearch.IndexOf<char>(content, separator);
        if (at < 0)
        {
            return isLast
                ? machine.NewTuple(self.Make(string.Empty), self.Make(string.Empty), self.Make(content))
                : machine.NewTuple(self.Make(content), self.Make(string.Empty), self.Make(string.Empty));
        }

        return machine.NewTuple(self.Make(content[..at]), self.Make(separator), self.Make(content[(at + separator.Length)..]));
    }

    private static NativeResult Join(Machine machine, Arguments args)
    {
        var self = new TextSelf(machine, args);
        var isStr = Numbers.Unwrap(args[0]).Ref is string;
        var text = new StringBuilder();
        var isFirst = true;
        foreach (var item in Iteration.ToList(machine, args[1]))
        {
            var part = Numbers.Unwrap(item);
            if (isStr ? part.Ref is not string : part.Ref is not BufferObject)
            {
                throw ScriptError.TypeError("join expects a list of str/bytes objects consistent with self object");
            }

            text.Append(isFirst ? string.Empty : self.Content).Append(self.Argument(part));
            isFirst = false;
            machine.Heap.Reserve(text.Length);
        }

        return self.Make(text.ToString());
    }
}
