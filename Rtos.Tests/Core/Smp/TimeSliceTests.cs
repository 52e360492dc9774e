using Rtos.Core;

namespace Rtos.Tests.Core.Smp;

/// <summary>Tables of two cores with time slices: who gives way to whom at each tick.</summary>
[TestClass]
public sealed class TimeSliceTests
{
    [TestMethod]
    [DataRow("A1 B1 C1", "start: A B, C ready; tick: C A, B ready; tick: B C, A ready; tick: A B, C ready")]
    [DataRow("A2 B2 C1", "start: A B, C ready; tick: A B, C ready; tick: A B, C ready")]
    public void Tick_MoreEqualsThanCores_MovesThemOn(string tasks, string table) => AssertFollowsBoth(tasks, table);

    [TestMethod]
    [DataRow(true, "A1", "start: A idle0; tick: A idle1; tick: A idle0")]

    // When the daemon, the highest, has blocked, IDLE1 is replaced before it has run: its first turn ends with the yield that it begins with.
    [DataRow(false, "A1", "start: A idle0; tick: A idle0; tick: A idle1")]
    public void Tick_OneCoreIsIdle_KeepsTheTask(bool several, string tasks, string table) => AssertFollows(several, tasks, table);

    [TestMethod]
    [DataRow("A2 B2 C1", "start: A B, C ready; tick: A B, C ready; tick: A B, C ready; priority C 2: A B, C ready; tick: C A, B ready; tick: B C, A ready")]
    [DataRow("A2 B2 C2", "start: A B, C ready; tick: C A, B ready; tick: B C, A ready; priority C 1: B A, C ready; tick: B A, C ready; tick: B A, C ready")]
    public void SetPriority_TickAfterIt_CountsTheTaskInOrOut(string tasks, string table) => AssertFollowsBoth(tasks, table);

    [TestMethod]
    [DataRow("A1 B1", "start: A B; tick: A B; tick: A B; create C1: A B, C ready; tick: C A, B ready; tick: B C, A ready")]
    [DataRow("A2 B2", "start: A B; tick: A B; tick: A B; create C1: A B, C ready; tick: A B, C ready; tick: A B, C ready")]
    public void CreateTask_TickAfterIt_CountsTheTaskIn(string tasks, string table) => AssertFollowsBoth(tasks, table);

    [TestMethod]
    [DataRow("A2 B2 C2", "start: A B, C ready; tick: C A, B ready; tick: B C, A ready; delete C: B A, C deleted; tick: B A, C deleted; tick: B A, C deleted")]
    public void Delete_TickAfterIt_KeepsTheOthers(string tasks, string table) => AssertFollowsBoth(tasks, table);

    [TestMethod]
    [DataRow(
        "A2 B2 C2",
        "start: A B, C ready; tick: C A, B ready; tick: B C, A ready; suspend C: B A, C suspended; tick: B A, C suspended; "
        + "tick: B A, C suspended; resume C: B A, C ready; tick: C B, A ready; tick: A C, B ready")]
    public void Suspend_TicksMeanwhile_KeepTheOthers(string tasks, string table) => AssertFollowsBoth(tasks, table);

    [TestMethod]
    [DataRow(
        "A2 B2 C2",
        "start: A B, C ready; tick: C A, B ready; tick: B C, A ready; delay 3: A C, B blocked; tick: A C, B blocked; "
        + "tick: A C, B blocked; tick: B A, C ready; tick: C B, A ready")]
    public void Delay_TickThatEndsIt_RunsTheTaskAtOnce(string tasks, string table) => AssertFollowsBoth(tasks, table);

    [TestMethod]
    [DataRow("A2 B2 C2@1", "start: A B, C ready; tick: A C, B ready; tick: B A, C ready")]
    [DataRow("A2 B2 C2", "start: A B, C ready; tick: C A, B ready; tick: B C, A ready; affinity C 1: B C, A ready; tick: A B, C ready; tick: A C, B ready")]
    public void Affinity_OneCore_WaitsForItsTurnThere(string tasks, string table) => AssertFollowsBoth(tasks, table);

    [TestMethod]
    [DataRow("A2 B1 C1", "start: A B, C ready; tick: A C, B ready; tick: A B, C ready")]
    [DataRow("A1 B1", "start: A B; tick: A B; tick: A B; priority A 2: A B; tick: A B; tick: A B")]
    [DataRow("A2 B2", "start: A B; tick: A B; tick: A B; priority B 1: A B; tick: A B; tick: A B")]
    [DataRow("A1 B1", "start: A B; tick: A B; tick: A B; create C2: A C, B ready; tick: B C, A ready; tick: A C, B ready")]
    public void Tick_SeveralPriorities_MovesTheEqualsOnTheOtherCore(string tasks, string table) => AssertFollows(true, tasks, table);

    // The order of equals is the same whether or not lower tasks may run beside them.
    private static void AssertFollowsBoth(string tasks, string table)
    {
        AssertFollows(false, tasks, table);
        AssertFollows(true, tasks, table);
    }

    private static void AssertFollows(bool several, string tasks, string table) =>
        new SmpTable(Board.Settings(Flavor.Smp) with { RunMultiplePriorities = several }, tasks).AssertFollows(table);
}
