namespace Rtos.Core;

/// <summary>A program that knows its current place in its file, so that a panic can be shown with it.</summary>
internal interface ILocatedProgram : IDeviceProgram
{
    /// <summary>The place, as a prefix of messages; null if it is not known.</summary>
    string? Place { get; }
}
