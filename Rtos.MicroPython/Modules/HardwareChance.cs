namespace Rtos.MicroPython;

/// <summary>The board's hardware random generator, for <c>os.urandom</c> and <c>random.seed()</c>: here it is derived from the run's seed.</summary>
internal sealed class HardwareChance
{
    private RandomGenerator? _generator;

    internal uint Next(Machine machine) => Of(machine).Next();

    internal void Fill(Machine machine, Span<byte> bytes)
    {
        foreach (ref var b in bytes)
        {
            b = (byte)Of(machine).Next();
        }
    }

    // A sequence different from that of the module random.
    private RandomGenerator Of(Machine machine) => _generator ??= new RandomGenerator(~(ulong)machine.Options.Seed);
}
