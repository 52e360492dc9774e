namespace Rtos.Cli;

/// <summary>A line of the console asks for something that does not exist; the message says what is valid.</summary>
/// <param name="message">What is wrong, and what is valid instead.</param>
internal sealed class ConsoleException(string message) : Exception(message);
