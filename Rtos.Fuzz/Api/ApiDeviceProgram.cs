using Rtos.Core;

namespace Rtos.Fuzz;

/// <summary>A program that a device loads: it makes calls as the host.</summary>
internal sealed class ApiDeviceProgram(ApiProgram program, ApiStation station) : IDeviceProgram
{
    public void Load(Device device)
    {
        station.Pool.Keep(program.Dice, device);
        program.Interfere(station, ApiPlace.Host);
        program.Interfere(station, ApiPlace.Host);
    }
}
