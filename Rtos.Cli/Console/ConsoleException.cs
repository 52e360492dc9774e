namespace Rtos.Cli;

/// <summary>A line of the console asks for what there is not; the message says what would be right.</summary>
/// <param name="message">What is wrong, and what would be right.</param>
internal sealed class ConsoleException(string message) : Exception(message);
