namespace Rtos.Core;

/// <summary>Measures what keeps a core from switching while time passes, and keeps the longest of each kind.</summary>
internal sealed class SectionWatch
{
    private const int Kinds = 4;
    private const long None = -1;

    private readonly VirtualTime _time;
    private readonly CpuCore[] _cores;
    private readonly long[] _since;
    private readonly LongSection?[] _longest;

    internal SectionWatch(VirtualTime time, CpuCore[] cores)
    {
        _time = time;
        _cores = cores;
        _since = new long[cores.Length * Kinds];
        _longest = new LongSection?[cores.Length * Kinds];
        Array.Fill(_since, None);
    }

    /// <summary>The longest of each kind on each core, those that take no time left out; what has not ended counts up to now.</summary>
    internal IEnumerable<LongSection> Longest => from kind in Enumerable.Range(0, Kinds)
                                                 from core in _cores
                                                 let longest = LongestOf(core, kind)
                                                 where longest is not null
                                                 select longest;

    /// <summary>It begins, unless it has begun.</summary>
    internal void Begin(CpuCore core, SectionKind kind)
    {
        ref var since = ref _since[IndexOf(core, (int)kind)];
        if (since == None)
        {
            since = _time.Now;
        }
    }

    /// <summary>It ends.</summary>
    internal void End(CpuCore core, SectionKind kind)
    {
        var index = IndexOf(core, (int)kind);
        _longest[index] = LongestOf(core, (int)kind);
        _since[index] = None;
    }

    private static int IndexOf(CpuCore core, int kind) => (core.Index * Kinds) + kind;

    private LongSection? LongestOf(CpuCore core, int kind)
    {
        var index = IndexOf(core, kind);
        var length = _since[index] == None ? 0 : _time.Now - _since[index];
        return length > (_longest[index]?.Length.Value ?? 0)
            ? new LongSection((SectionKind)kind, core.Id, core.Current!.Name, new Instant(_since[index]), new Cycles(length))
            : _longest[index];
    }
}
