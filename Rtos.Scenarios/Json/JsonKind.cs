namespace Rtos.Scenarios;

/// <summary>The kinds of values that JSON has.</summary>
internal enum JsonKind
{
    Null,
    Boolean,
    Number,
    Text,
    List,
    Map,
}
