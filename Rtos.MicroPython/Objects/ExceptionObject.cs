namespace Rtos.MicroPython;

/// <summary>An exception: of a native type, or of a class of the script that derives from one.</summary>
internal sealed class ExceptionObject(TypeObject type, TupleObject arguments) : InstanceObject(type)
{
    /// <summary><c>e.args</c>.</summary>
    internal TupleObject Arguments { get; set; } = arguments;

    // An object that is raised again and again would keep more and more lines.
    private const int MostLines = 400;

    /// <summary>Where it was raised and the calls it has gone through, innermost first.</summary>
    internal List<TraceEntry> Trace { get; } = [];

    internal override int HeapBytes => ObjectBytes.Exception;

    internal override void Visit(Marker marker)
    {
        base.Visit(marker);
        marker.Visit(Arguments);
        foreach (var entry in Trace)
        {
            marker.Visit(Value.Of(entry.File));
            marker.Visit(Value.Of(entry.Function));
        }
    }

    /// <summary>Adds a line to the traceback, as long as there is room.</summary>
    internal void AddLine(TraceEntry entry)
    {
        if (Trace.Count < MostLines)
        {
            Trace.Add(entry);
        }
    }
}

/// <summary>A line of a traceback.</summary>
internal readonly record struct TraceEntry(string File, int Line, string Function);
