using Rtos.Core;
using Rtos.Thread;

namespace Rtos.Tests.Thread;

[TestClass]
public sealed class ThreadLimitsTests
{
    [TestMethod]
    public void FromMenuConfig_Defaults_AreThoseOfTheRecord()
        => Assert.AreEqual(new ThreadLimits(), ThreadLimits.FromMenuConfig(MenuConfig.Default));

    [TestMethod]
    public void FromMenuConfig_EveryOption_IsTakenInItsUnit()
    {
        var config = MenuConfig.Parse(
            """
            {
              "MICROPY_THREAD_MAX_THREADS": 16, "MICROPY_THREAD_STACK_SIZE": 32, "MICROPY_TASK_PRIORITY": 20,
              "MICROPY_STACK_SIZE": 64, "MICROPY_USE_BOTH_CORES": true, "MICROPY_PY_THREAD_GIL_VM_DIVISOR": 0
            }
            """,
            "t");
        var expected = new ThreadLimits
        {
            MaxThreads = 16,
            DefaultStackBytes = 32_768,
            TaskPriority = 20,
            MainStackBytes = 65_536,
            UseBothCores = true,
            GilDivisor = 0,
        };
        Assert.AreEqual(expected, ThreadLimits.FromMenuConfig(config));
    }

    [TestMethod]
    [DataRow("2", 1)]
    [DataRow("5", 4)]
    [DataRow("6", 5)]
    [DataRow("64", 5)]
    public void FromMenuConfig_PriorityNotGiven_FitsTheNumberOfPriorities(string priorities, int expected)
        => Assert.AreEqual(
            expected,
            ThreadLimits.FromMenuConfig(MenuConfig.FromPairs([new("ESP32EMU_MAX_PRIORITIES", priorities)])).TaskPriority);

    [TestMethod]
    public void FromMenuConfig_Null_ThrowsArgumentNullException()
        => Assert.ThrowsExactly<ArgumentNullException>(() => ThreadLimits.FromMenuConfig(null!));
}
