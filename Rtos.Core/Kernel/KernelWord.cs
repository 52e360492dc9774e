namespace Rtos.Core;

/// <summary>Words of the kernel's own error messages.</summary>
internal static class KernelWord
{
    internal const string Delete = "delete itself (vTaskDelete)";
    internal const string Suspend = "suspend itself (vTaskSuspend)";
}
