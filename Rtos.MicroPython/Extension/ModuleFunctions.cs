using System.Reflection;
using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>Makes functions that a script can call from C# code.</summary>
/// <param name="machine">The machine.</param>
internal sealed class ModuleFunctions(Machine machine)
{
    /// <summary>A function that returns at once.</summary>
    /// <param name="name">Its name, with that of its module.</param>
    /// <param name="parameters">Its parameters, as text.</param>
    /// <param name="code">The code; its object comes first, unset for a function.</param>
    /// <param name="marked">The method whose attribute specifies its stack usage.</param>
    /// <param name="isMethod">Whether it is a method: the object counts as an argument.</param>
    internal NativeFunction Make(string name, string parameters, Func<Value, ScriptArguments, Value> code, MethodInfo marked, bool isMethod)
    {
        var stackBytes = marked.GetCustomAttribute<StackFrameAttribute>()?.Bytes ?? 0;
        return Make(name, parameters, isMethod, (self, given) =>
        {
            var thread = machine.Current.Thread;
            if (stackBytes > 0)
            {
                machine.Device.Scheduler.Stacks.Touch(thread.Tcb, stackBytes, null);
            }

            try
            {
                return code(self, given);
            }
            catch (Exception e) when (e is not DevicePanicException)
            {
                ModuleFaults.Check(machine, thread, name, e);
                throw ModuleFaults.ToError(machine, e);
            }
        });
    }

    /// <summary>A function that may wait.</summary>
    /// <param name="name">Its name, with that of its module.</param>
    /// <param name="parameters">Its parameters, as text.</param>
    /// <param name="code">The code; its object comes first, unset for a function.</param>
    /// <param name="isMethod">Whether it is a method: the object counts as an argument.</param>
    internal static NativeFunction MakeRoutine(string name, string parameters, Func<Value, ScriptArguments, Routine<PyValue>> code, bool isMethod) =>
        Make(name, parameters, isMethod, (self, given) =>
        {
            given.IsWithoutGil = true;
            return NativeResult.Routine(new RoutineRequest(name, given.Kept(self), () => code(self, given)));
        });

    /// <summary>Checks a function's result, and converts it to the script's value.</summary>
    internal Value Take(string name, PyValue value)
    {
        ModuleFaults.CheckReturn(machine, machine.Current.Thread, name, value);
        return machine.Values.FromPy(value);
    }

    private static NativeFunction Make(string name, string parameters, bool isMethod, Func<Value, ScriptArguments, NativeResult> call)
    {
        var list = ParameterList.Parse(parameters, name);
        var self = isMethod ? 1 : 0;
        string?[] byName = list.ByName.Length == 0 ? [] : isMethod ? [null, .. list.ByName] : list.ByName;
        var plain = name[(name.LastIndexOf('.') + 1)..];
        return new NativeFunction(plain, list.Required + self, list.Names.Length + self, (machine, args) => call(
            isMethod ? args[0] : default, new ScriptArguments(machine, name, list, args.All[self..].ToArray()))) { ParameterNames = byName };
    }
}
