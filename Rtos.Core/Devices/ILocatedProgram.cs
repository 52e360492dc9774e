namespace Rtos.Core;

/// <summary>A program that knows where in its file the device is, so that a panic can be shown with its place.</summary>
internal interface ILocatedProgram : IDeviceProgram
{
    /// <summary>The place, as messages begin with it; null when it is not known.</summary>
    string? Place { get; }
}
