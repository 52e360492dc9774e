namespace Rtos.Bench;

/// <summary>An argument that is wrong; the message says which, and what would be right.</summary>
internal sealed class BadInputException(string message) : Exception(message);
