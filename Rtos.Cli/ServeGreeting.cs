namespace Rtos.Cli;

/// <summary>The message of <c>esp32emu serve</c> on standard error when the devices run.</summary>
internal enum ServeGreeting
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The devices' names: nobody types, or a program does.</summary>
    Short,

    /// <summary>The devices' names, and the commands that can be typed.</summary>
    Full,
}
