namespace Rtos.MicroPython;

/// <summary>A Python exception on its way out of C# code to the machine, which raises it in the frame that called.</summary>
#pragma warning disable CA1032, CA1064 // Thrown and caught inside of the machine only, always with an exception object.
internal sealed class ScriptError(ExceptionObject exception) : Exception
#pragma warning restore CA1032, CA1064
{
    internal ExceptionObject Exception { get; } = exception;

    public override string Message => Exception.Type.Name + (Exception.Arguments.Items is [var first, ..] ? $": {first}" : string.Empty);
}
