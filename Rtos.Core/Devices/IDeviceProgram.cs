namespace Rtos.Core;

/// <summary>What a device runs: tasks in C#, a scenario, a script. This is all that hosts know of it.</summary>
public interface IDeviceProgram
{
    /// <summary>Creates the program's objects and tasks on a device that has not started yet.</summary>
    /// <param name="device">The device.</param>
    void Load(Device device);
}
