using System.Globalization;

namespace Rtos.Core;

/// <summary>The mistakes that a device has let pass, in order: see <see cref="DeviceConfiguration.AsTheKernel"/>.</summary>
public sealed class DeviceDiagnostics
{
    /// <summary>How many diagnostics are kept: a program that repeats a mistake must not fill the host's memory.</summary>
    /// <value>1000.</value>
    public const int MostKept = 1000;

    private readonly List<DeviceDiagnostic> _all = [];

    internal DeviceDiagnostics()
    {
    }

    /// <summary>The first <see cref="MostKept"/> of them.</summary>
    public IReadOnlyList<DeviceDiagnostic> All => _all;

    /// <summary>The number of further diagnostics.</summary>
    public long Dropped { get; private set; }

    /// <summary>Each diagnostic on a line, and the number of further ones.</summary>
    public override string ToString() =>
        string.Concat(_all.Select(d => $"{d}\n")) + (Dropped == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Dropped} more\n"));

    internal void Add(DeviceDiagnostic diagnostic)
    {
        if (_all.Count < MostKept)
        {
            _all.Add(diagnostic);
        }
        else
        {
            Dropped++;
        }
    }
}
