namespace Rtos.Core;

/// <summary>Why a text is not a time that a device can have at some place.</summary>
internal enum TimeFault
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>It is not a number and a unit.</summary>
    NotATime,

    /// <summary>It is a number, and the unit is missing.</summary>
    NoUnit,

    /// <summary>It is a part of a tick.</summary>
    PartOfTick,

    /// <summary>It is longer than is possible here.</summary>
    TooLong,

    /// <summary>It is not a whole number of cycles, or of ticks where these count.</summary>
    NotWhole,

    /// <summary>It is shorter than is possible here.</summary>
    TooShort,
}
