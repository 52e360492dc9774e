namespace Rtos.Cli;

/// <summary>What <c>esp32emu serve</c> says on standard error when the devices run.</summary>
internal enum ServeGreeting
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The devices' names: nobody types, or a program does.</summary>
    Short,

    /// <summary>The devices' names, and what can be typed.</summary>
    Full,
}
