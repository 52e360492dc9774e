using System.Security.Cryptography;

namespace Rtos.Hosting;

/// <summary>Identifies a program when a journal is replayed.</summary>
/// <param name="Name">Its name, such as the path of a scenario or a script.</param>
/// <param name="Hash">A hash of everything that determines its behavior, such as the content of its file, in any form.</param>
public sealed record ProgramIdentity(string Name, string Hash)
{
    /// <summary>The identity of a file: its name and a hash of its bytes.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The identity.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ProgramIdentity OfFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new ProgramIdentity(path, "sha256:" + Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
    }

    /// <summary>The identity of code: a name, and the version that the compiler has stamped on the assembly.</summary>
    /// <param name="type">A type of the assembly.</param>
    /// <param name="name">The name; null for that of the type.</param>
    /// <returns>The identity.</returns>
    public static ProgramIdentity OfCode(Type type, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        return new ProgramIdentity(name ?? type.FullName ?? type.Name, $"mvid:{type.Module.ModuleVersionId:N}");
    }
}
