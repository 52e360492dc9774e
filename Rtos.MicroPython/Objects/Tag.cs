namespace Rtos.MicroPython;

/// <summary>The kind of a <see cref="Value"/> without an object of its own.</summary>
internal sealed class Tag
{
    internal static readonly Tag None = new("None");
    internal static readonly Tag Bool = new("bool");
    internal static readonly Tag Int = new("int");
    internal static readonly Tag Float = new("float");
    internal static readonly Tag Fallback = new("fallback");

    private readonly string _name;

    private Tag(string name) => _name = name;

    public override string ToString() => _name;
}
