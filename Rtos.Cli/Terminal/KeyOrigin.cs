namespace Rtos.Cli;

/// <summary>How a key was entered.</summary>
internal enum KeyOrigin
{
    /// <summary>By itself, as if by a person.</summary>
    Typed,

    /// <summary>Together with the key before it, as by a terminal that pastes without marks.</summary>
    Quick,

    /// <summary>Between the marks of a bracketed paste.</summary>
    Pasted,
}
