using System.Numerics;

namespace Rtos.MicroPython;

/// <summary>The module <c>math</c>.</summary>
internal static class MathModule
{
    private const string DomainError = "math domain error";

    // Beyond this the result exceeds the board's heap.
    private const int LargestFactorial = 10_000;

    internal static ModuleObject Create()
    {
        var module = new ModuleBuilder("math");
        module.Constant("e", Value.Of(Math.E));
        module.Constant("pi", Value.Of(Math.PI));
        module.Constant("tau", Value.Of(Math.Tau));
        module.Constant("inf", Value.Of(double.PositiveInfinity));
        module.Constant("nan", Value.Of(double.NaN));
        AddPowers(module);
        AddTriangles(module);
        AddParts(module);
        AddPairs(module);
        return module.Module;
    }

    private static void AddPowers(ModuleBuilder module)
    {
        Add(module, "sqrt", Math.Sqrt);
        Add(module, "exp", Math.Exp);
        Add(module, "expm1", SpecialFunctions.ExpMinusOne);
        Add(module, "log2", static x => x <= 0 ? double.NaN : Math.Log2(x));
        Add(module, "log10", static x => x <= 0 ? double.NaN : Math.Log10(x));
        Add(module, "erf", SpecialFunctions.Erf);
        Add(module, "erfc", SpecialFunctions.Erfc);
        Add(module, "gamma", SpecialFunctions.Gamma);
        Add(module, "lgamma", SpecialFunctions.LogGamma);
        module.Function("log", 1, 2, Log);
        module.Function("factorial", 1, Factorial);
    }

    private static void AddTriangles(ModuleBuilder module)
    {
        Add(module, "sin", Math.Sin);
        Add(module, "cos", Math.Cos);
        Add(module, "tan", Math.Tan);
        Add(module, "asin", Math.Asin);
        Add(module, "acos", Math.Acos);
        Add(module, "atan", Math.Atan);
        Add(module, "sinh", Math.Sinh);
        Add(module, "cosh", Math.Cosh);
        Add(module, "tanh", Math.Tanh);
        Add(module, "asinh", Math.Asinh);
        Add(module, "acosh", Math.Acosh);
        Add(module, "atanh", Math.Atanh);
        Add(module, "radians", static x => x * (Math.PI / 180));
        Add(module, "degrees", static x => x * (180 / Math.PI));
    }

    private static void AddParts(ModuleBuilder module)
    {
        Add(module, "fabs", Math.Abs);
        AddInteger(module, "ceil", Math.Ceiling);
        AddInteger(module, "floor", Math.Floor);
        AddInteger(module, "trunc", Math.Truncate);
        AddTest(module, "isfinite", double.IsFinite);
        AddTest(module, "isinf", double.IsInfinity);
        AddTest(module, "isnan", double.IsNaN);
        module.Function("frexp", 1, static (m, a) =>
        {
            var (fraction, exponent) = SpecialFunctions.Split(Given.Float(a, 0));
            return m.NewTuple(m.NewFloat(fraction), Value.Of((long)exponent));
        });
        module.Function("modf", 1, static (m, a) =>
        {
            var x = Given.Float(a, 0);
            var whole = Math.Truncate(x);
            return m.NewTuple(m.NewFloat(double.IsInfinity(x) ? Math.CopySign(0, x) : Math.CopySign(x - whole, x)), m.NewFloat(whole));
        });
    }

    private static void AddPairs(ModuleBuilder module)
    {
        Add(module, "pow", static (x, y) => Math.Pow(x, y));
        Add(module, "atan2", Math.Atan2);
        Add(module, "copysign", Math.CopySign);
        Add(module, "fmod", static (x, y) => x % y);
        module.Function("ldexp", 2, static (m, a) =>
            Result(m, Math.ScaleB(Given.Float(a, 0), Numbers.ToInt(a[1])), double.IsFinite(Given.Float(a, 0))));
        module.Function("isclose", 2, 2, IsClose, null, null, "rel_tol", "abs_tol");
    }

    private static void Add(ModuleBuilder module, string name, Func<double, double> function) => module.Function(name, 1, (m, a) =>
    {
        var x = Given.Float(a, 0);
        return Result(m, function(x), double.IsFinite(x), double.IsNaN(x));
    });

    private static void Add(ModuleBuilder module, string name, Func<double, double, double> function) => module.Function(name, 2, (m, a) =>
    {
        var (x, y) = (Given.Float(a, 0), Given.Float(a, 1));
        return Result(m, function(x, y), double.IsFinite(x) && double.IsFinite(y), double.IsNaN(x) || double.IsNaN(y));
    });

    private static void AddInteger(ModuleBuilder module, string name, Func<double, double> function) => module.Function(name, 1, (m, a) =>
        Numbers.IsInteger(a[0]) ? a[0].IsBool ? Value.Of(a[0].Bits) : a[0] : Whole(m, function(Given.Float(a, 0))));

    private static void AddTest(ModuleBuilder module, string name, Func<double, bool> test) =>
        module.Function(name, 1, (_, a) => Value.Of(test(Given.Float(a, 0))));

    private static Value Whole(Machine machine, double number)
    {
        var made = Numbers.FromFloat(number);
        if (made.Ref is BigIntObject big)
        {
            machine.Heap.Charge(big.HeapBytes);
        }

        return made;
    }

    // A NaN or infinite result is an error if the arguments are finite numbers.
    private static Value Result(Machine machine, double result, bool isFinite, bool isNan = false) =>
        (double.IsNaN(result) && !isNan) || (double.IsInfinity(result) && isFinite)
            ? throw ScriptError.ValueError(DomainError)
            : machine.NewFloat(result);

    private static NativeResult Log(Machine machine, Arguments args)
    {
        var x = Given.Float(args, 0);
        if (x <= 0)
        {
            throw ScriptError.ValueError(DomainError);
        }

        // A large int may be infinite as a float although its logarithm is finite.
        var log = args[0].Ref is BigIntObject big ? BigInteger.Log(big.Number) : Math.Log(x);
        if (!args.Has(1))
        {
            return machine.NewFloat(log);
        }

        var bases = Given.Float(args, 1);
        return bases switch
        {
            <= 0 => throw ScriptError.ValueError(DomainError),
            1 => throw ScriptError.Of(Types.ZeroDivisionError, "divide by zero"),
            _ => machine.NewFloat(log / Math.Log(bases)),
        };
    }

    private static NativeResult Factorial(Machine machine, Arguments args)
    {
        var n = Given.Long(args, 0);
        if (n < 0)
        {
            throw ScriptError.ValueError("negative factorial");
        }

        machine.Heap.Reserve(n > LargestFactorial ? long.MaxValue / 2 : n * 2);
        HostWork.Charge(n * n / 64);
        var product = BigInteger.One;
        for (var i = 2L; i <= n; i++)
        {
            product *= i;
        }

        return Numbers.Make(machine, product);
    }

    private static NativeResult IsClose(Machine machine, Arguments args)
    {
        var (a, b) = (Given.Float(args, 0), Given.Float(args, 1));
        var relative = args.Has(2) ? Given.Float(args, 2) : 1e-9;
        var absolute = args.Has(3) ? Given.Float(args, 3) : 0;
        if (relative < 0 || absolute < 0)
        {
            throw ScriptError.ValueError(DomainError);
        }

        var difference = Math.Abs(a - b);
        return Value.Of(a == b || (double.IsFinite(difference)
            && difference <= Math.Max(relative * Math.Max(Math.Abs(a), Math.Abs(b)), absolute)));
    }
}
