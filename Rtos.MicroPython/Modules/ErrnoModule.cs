namespace Rtos.MicroPython;

/// <summary>The module <c>errno</c>.</summary>
internal static class ErrnoModule
{
    // The numbers of the board's C library.
    private static readonly (string Name, int Number)[] Names =
    [
        ("EPERM", 1), ("ENOENT", 2), ("EIO", 5), ("EBADF", 9), ("EAGAIN", 11), ("ENOMEM", 12), ("EACCES", 13), ("EEXIST", 17), ("ENODEV", 19),
        ("EISDIR", 21), ("EINVAL", 22), ("EOPNOTSUPP", 95), ("ECONNRESET", 104), ("ENOBUFS", 105), ("ECONNREFUSED", 111), ("EADDRINUSE", 112),
        ("ECONNABORTED", 113), ("ETIMEDOUT", 116), ("EHOSTUNREACH", 118), ("EINPROGRESS", 119), ("EALREADY", 120), ("ENOTCONN", 128),
    ];

    internal static ModuleObject Create()
    {
        var module = new ModuleBuilder("errno");
        var codes = new DictObject();
        foreach (var (name, number) in Names)
        {
            module.Constant(name, number);
            codes.Set(Value.Of((long)number), Value.Of(string.Intern(name)));
        }

        module.Constant("errorcode", Value.Of(codes));
        return module.Module;
    }
}
