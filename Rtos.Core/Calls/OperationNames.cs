namespace Rtos.Core;

/// <summary>The names of the operations, by number: what a record keeps of a call that has returned at once.</summary>
internal static class OperationNames
{
    private static readonly Lock Gate = new();
    private static readonly List<(string Name, string FreeRtosName)> Names = [];
    private static readonly Dictionary<string, int> Numbers = [];

    /// <summary>The number of an operation's names, from 1; the same for all operations that are called the same.</summary>
    internal static int NumberOf(KernelOperation operation)
    {
        lock (Gate)
        {
            var names = (operation.Name, operation.FreeRtosName);
            var key = $"{names.Name} {names.FreeRtosName}";
            if (!Numbers.TryGetValue(key, out var number))
            {
                Names.Add(names);
                number = Names.Count;
                Numbers.Add(key, number);
            }

            return number;
        }
    }

    /// <summary>Whether an operation that the process has used or may use has that name.</summary>
    internal static bool Has(string name)
    {
        lock (Gate)
        {
            return Names.Exists(n => n.Name == name);
        }
    }

    /// <summary>The names of a number.</summary>
    internal static (string Name, string FreeRtosName) Of(int number)
    {
        lock (Gate)
        {
            return Names[number - 1];
        }
    }
}
