namespace Rtos.Core;

/// <summary>Why a file cannot be read as JSON.</summary>
internal enum JsonFault
{
    /// <summary>A byte is not UTF-8.</summary>
    NotUtf8,

    /// <summary>It is not JSON.</summary>
    Syntax,

    /// <summary>It is JSON, and not the one object that it should be.</summary>
    NotAMap,

    /// <summary>A value is nested too deeply.</summary>
    TooDeep,

    /// <summary>An escape is half of a surrogate pair.</summary>
    LoneSurrogate,
}
