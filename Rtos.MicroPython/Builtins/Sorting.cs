namespace Rtos.MicroPython;

/// <summary>Sorting in C#: stable, for keys that need no comparison by a script's class.</summary>
internal static class Sorting
{
    /// <summary>The items in the order of their keys; null if Python code has to compare.</summary>
    /// <exception cref="ScriptError">Two keys have no order: a TypeError.</exception>
    internal static List<Value>? TrySort(List<Value> items, List<Value> keys, bool isReversed)
    {
        if (keys.Exists(k => k.Ref is InstanceObject))
        {
            return null;
        }

        var order = new int[keys.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        if (!TryMerge(keys, order, new int[order.Length], isReversed))
        {
            return null;
        }

        return [.. order.Select(i => items[i])];
    }

    /// <summary>Whether a key is less than another; null if Python code has to compare.</summary>
    internal static bool? IsLess(Value a, Value b)
    {
        HostWork.Step();
        if (a.IsInt && b.IsInt)
        {
            return a.Bits < b.Bits;
        }

        var result = Ordering.Of(CompareOp.Less, a, b);
        return result.IsUnset
            ? throw ScriptError.TypeError($"unsupported types for __lt__: '{Types.NameOf(a)}', '{Types.NameOf(b)}'")
            : result.IsBool ? result.IsTrueBool : null;
    }

    // Runs of one, two, four … are merged.
    private static bool TryMerge(List<Value> keys, int[] order, int[] spare, bool isReversed)
    {
        for (var run = 1; run < order.Length; run *= 2)
        {
            for (var start = 0; start < order.Length; start += 2 * run)
            {
                var middle = Math.Min(start + run, order.Length);
                var end = Math.Min(start + (2 * run), order.Length);
                var (left, right) = (start, middle);
                for (var to = start; to < end; to++)
                {
                    if (left < middle && right < end)
                    {
                        var isLess = isReversed ? IsLess(keys[order[left]], keys[order[right]]) : IsLess(keys[order[right]], keys[order[left]]);
                        if (isLess is null)
                        {
                            return false;
                        }

                        spare[to] = isLess.Value ? order[right++] : order[left++];
                    }
                    else
                    {
                        spare[to] = left < middle ? order[left++] : order[right++];
                    }
                }
            }

            spare.CopyTo(order, 0);
        }

        return true;
    }
}
