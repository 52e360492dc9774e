namespace Rtos.MicroPython;

/// <summary>The methods of the interpreter's types: filled in once, then never changed, so that all devices share them.</summary>
internal static class NativeTypes
{
    private static readonly Lazy<bool> Filled = new(() =>
    {
        TypeTables.Fill();
        CoreTypes.Fill();
        return true;
    });

    /// <summary>Makes sure that they are filled in.</summary>
    internal static void Fill() => _ = Filled.Value;
}
