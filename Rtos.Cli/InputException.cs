namespace Rtos.Cli;

/// <summary>The arguments or a file are invalid; the message tells the user what, where, and what is valid instead.</summary>
internal sealed class InputException(string message, Exception? innerException = null) : Exception(message, innerException);
