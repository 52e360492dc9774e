namespace Rtos.Cli;

/// <summary>The arguments or a file are wrong; the message tells the user what, where, and what would be right.</summary>
internal sealed class InputException(string message, Exception? innerException = null) : Exception(message, innerException);
