namespace Rtos.Core;

/// <summary>What a device runs: tasks in C#, a scenario, a script. Hosts know no more of it.</summary>
public interface IDeviceProgram
{
    /// <summary>Creates the program's objects and tasks on a device that has not started yet.</summary>
    /// <param name="device">The device.</param>
    void Load(Device device);
}
