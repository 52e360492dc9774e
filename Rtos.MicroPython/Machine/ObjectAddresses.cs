using System.Runtime.CompilerServices;

namespace Rtos.MicroPython;

/// <summary>Addresses of objects, as shown by <c>id()</c> and <c>repr()</c>: the same in every run.</summary>
internal sealed class ObjectAddresses
{
    private const int First = 0x3FFE4000;

    // Weak, so that asking for the address of an object does not keep it alive; its own order is never used.
    private readonly ConditionalWeakTable<ScriptObject, object> _addresses = [];
    private int _count;

    /// <summary>The address of an object; it is assigned at the first request.</summary>
    internal int Of(ScriptObject o)
    {
        if (_addresses.TryGetValue(o, out var known))
        {
            return (int)known;
        }

        var address = First + (_count++ * ObjectBytes.Block);
        _addresses.Add(o, address);
        return address;
    }
}
