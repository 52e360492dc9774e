namespace Rtos.MicroPython;

/// <summary>Builds a type of a module; all devices share it.</summary>
internal readonly struct NativeTypeBuilder
{
    internal NativeTypeBuilder(string name) => Type = new TypeObject(name, Types.Object);

    internal TypeObject Type { get; }

    /// <summary>Adds a constant.</summary>
    internal void Constant(string name, long value) => Type.Attributes.Set(string.Intern(name), Value.Of(value));

    /// <summary>Adds a method; the object counts as an argument.</summary>
    internal void Method(string name, int least, int most, NativeCode code, params string?[] parameters) =>
        Type.Attributes.Set(string.Intern(name), Value.Of(new NativeFunction(name, least, most, code) { ParameterNames = parameters }));

    /// <summary>Sets how an object is made; the arguments come without the type.</summary>
    internal void Constructor(int least, int most, NativeCode code, params string?[] parameters) =>
        Type.Constructor = new NativeFunction(Type.Name, least, most, code) { ParameterNames = parameters };
}
