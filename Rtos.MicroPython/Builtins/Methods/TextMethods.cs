using System.Text;

namespace Rtos.MicroPython;

/// <summary>Methods that <c>str</c>, <c>bytes</c> and <c>bytearray</c> have in common.</summary>
internal static class TextMethods
{
    internal static void Fill()
    {
        foreach (var type in new[] { Types.Str, Types.Bytes, Types.ByteArray })
        {
            Method.Add(type, "find", 2, 4, static (m, a) => Find(m, a, isLast: false));
            Method.Add(type, "rfind", 2, 4, static (m, a) => Find(m, a, isLast: true));
            Method.Add(type, "index", 2, 4, static (m, a) => Required(Find(m, a, isLast: false)));
            Method.Add(type, "rindex", 2, 4, static (m, a) => Required(Find(m, a, isLast: true)));
            Method.Add(type, "count", 2, 4, Count);
            Method.Add(type, "startswith", 2, 4, static (m, a) => HasEnd(m, a, isStart: true));
            Method.Add(type, "endswith", 2, 4, static (m, a) => HasEnd(m, a, isStart: false));
            Method.Add(type, "replace", 3, 4, Replace);
            Method.Add(type, "lower", 1, 1, static (m, a) => Map(m, a, c => c is >= 'A' and <= 'Z' ? (char)(c + 32) : c));
            Method.Add(type, "upper", 1, 1, static (m, a) => Map(m, a, c => c is >= 'a' and <= 'z' ? (char)(c - 32) : c));
            Method.Add(type, "isspace", 1, 1, static (m, a) => All(m, a, c => Chars.IsSpace(c)));
            Method.Add(type, "isalpha", 1, 1, static (m, a) => All(m, a, char.IsAsciiLetter));
            Method.Add(type, "isdigit", 1, 1, static (m, a) => All(m, a, char.IsAsciiDigit));
            Method.Add(type, "isupper", 1, 1, static (m, a) => HasCase(m, a, char.IsAsciiLetterLower, char.IsAsciiLetterUpper));
            Method.Add(type, "islower", 1, 1, static (m, a) => HasCase(m, a, char.IsAsciiLetterUpper, char.IsAsciiLetterLower));
            Method.Add(type, "strip", 1, 2, static (m, a) => Strip(m, a, isLeft: true, isRight: true));
            Method.Add(type, "lstrip", 1, 2, static (m, a) => Strip(m, a, isLeft: true, isRight: false));
            Method.Add(type, "rstrip", 1, 2, static (m, a) => Strip(m, a, isLeft: false, isRight: true));
            Method.Add(type, "center", 2, 2, Center);
        }
    }

    private static Value Find(Machine machine, Arguments args, bool isLast)
    {
        var self = new TextSelf(machine, args);
        var part = self.Argument(args[1]);
        var (start, end) = self.Range(args, 2);
        if (start < 0)
        {
            return Value.Of(-1L);
        }

        var within = self.Content.AsSpan(start, end - start);
        var at = isLast ? TextSearch.LastIndexOf(within, part) : TextSearch.IndexOf(within, part);
        return Value.Of(at < 0 ? -1L : Chars.Place(self.Content, at + start));
    }

    private static Value Required(Value place) => place.Bits >= 0 ? place : throw ScriptError.ValueError("substring not found");

    private static NativeResult Count(Machine machine, Arguments args)
    {
        var self = new TextSelf(machine, args);
        var part = self.Argument(args[1]);
        var (start, end) = self.Range(args, 2);
        if (start < 0)
        {
            return Value.Of(0L);
        }

        if (part.Length == 0)
        {
            return Value.Of(Chars.Count(self.Content[start..end]) + 1L);
        }

        var count = 0L;
        for (var at = 0; at >= 0; start += at + part.Length)
        {
            at = TextSearch.IndexOf(self.Content.AsSpan(start, end - start), part);
            count += at < 0 ? 0 : 1;
            HostWork.Charge(1);
        }

        return Value.Of(count);
    }

    private static Value HasEnd(Machine machine, Arguments args, bool isStart)
    {
        var self = new TextSelf(machine, args);
        var (start, end) = self.Range(args, 2);
        var within = start < 0 ? default : self.Content.AsSpan(start, end - start);
        foreach (var part in args[1].Ref is TupleObject tuple ? tuple.Items : [args[1]])
        {
            var text = self.Argument(part);
            if (start >= 0 && (isStart ? within.StartsWith(text, StringComparison.Ordinal) : within.EndsWith(text, StringComparison.Ordinal)))
            {
                return Value.True;
            }
        }

        return Value.False;
    }

    private static NativeResult Replace(Machine machine, Arguments args)
    {
        var self = new TextSelf(machine, args);
        var (old, by) = (self.Argument(args[1]), self.Argument(args[2]));
        var most = args.Has(3) && Numbers.ToInt(args[3]) is >= 0 and var given ? given : int.MaxValue;
        var text = new StringBuilder();
        var at = 0;
        var content = self.Content;
        for (var n = 0; n < most; n++)
        {
            var found = at <= content.Length ? TextSearch.IndexOf(content.AsSpan(at), old) : -1;
            if (found < 0)
            {
                break;
            }

            found += at;
            HostWork.Charge(1);

            text.Append(content, at, found - at).Append(by);
            at = found + old.Length;
            if (old.Length == 0)
            {
                // Between all characters, and at both ends.
                text.Append(content, at, at < content.Length ? 1 : 0);
                at++;
            }

            machine.Heap.Reserve(text.Length);
        }

        return self.Make(at == 0 ? content : text.Append(content, Math.Min(at, content.Length), Math.Max(0, content.Length - at)).ToString());
    }

    private static Value Map(Machine machine, Arguments args, Func<char, char> change)
    {
        var self = new TextSelf(machine, args);
        return self.Make(string.Create(self.Content.Length, (self.Content, change), static (span, state) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = state.change(state.Content[i]);
            }
        }));
    }

    private static Value All(Machine machine, Arguments args, Predicate<char> holds)
    {
        var content = new TextSelf(machine, args).Content;
        return Value.Of(content.Length > 0 && content.All(c => holds(c)));
    }

    private static Value HasCase(Machine machine, Arguments args, Predicate<char> wrong, Predicate<char> right)
    {
        var content = new TextSelf(machine, args).Content;
        return Value.Of(content.Any(c => right(c)) && !content.Any(c => wrong(c)));
    }

    private static Value Strip(Machine machine, Arguments args, bool isLeft, bool isRight)
    {
        var self = new TextSelf(machine, args);
        var set = args.Has(1) && !args[1].IsNone ? self.Argument(args[1]) : " \t\n\r\f\v";
        var signs = set.ToHashSet();
        var (start, end) = (0, self.Content.Length);
        while (isLeft && start < end && signs.Contains(self.Content[start]))
        {
            start++;
        }

        while (isRight && end > start && signs.Contains(self.Content[end - 1]))
        {
            end--;
        }

        return self.Make(end - start == self.Content.Length ? self.Content : self.Content[start..end]);
    }

    private static NativeResult Center(Machine machine, Arguments args)
    {
        var self = new TextSelf(machine, args);
        var width = Numbers.ToInt(args[1]);
        var missing = width <= 0 ? 0 : width - Chars.Count(self.Content);
        if (missing <= 0)
        {
            return self.Make(self.Content);
        }

        machine.Heap.Reserve(width);
        return self.Make(new string(' ', missing / 2) + self.Content + new string(' ', missing - (missing / 2)));
    }
}
