namespace Rtos.Cli;

/// <summary>How a key came.</summary>
internal enum KeyOrigin
{
    /// <summary>By itself, as from a person.</summary>
    Typed,

    /// <summary>Together with the key before it, as from a terminal that pastes without marks.</summary>
    Quick,

    /// <summary>Between the marks of a bracketed paste.</summary>
    Pasted,
}
