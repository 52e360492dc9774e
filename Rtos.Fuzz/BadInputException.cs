namespace Rtos.Fuzz;

/// <summary>The command line, or a file that it names, cannot be used.</summary>
internal sealed class BadInputException(string message) : Exception(message);
