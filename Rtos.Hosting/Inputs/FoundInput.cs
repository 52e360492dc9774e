namespace Rtos.Hosting;

/// <summary>An input whose target has been found.</summary>
/// <param name="Input">The input.</param>
/// <param name="Target">The target, which acts on the device.</param>
internal readonly record struct FoundInput(DeviceInput Input, InputTarget Target);
