using Rtos.Core;

namespace Rtos.Tests.Core.Smp;

/// <summary>Tables of two cores that run only tasks of the highest ready priority, without time slices.</summary>
/// <remarks>The idle task IDLE1 is replaced at the start before it has run, so its first turn ends with the yield that it begins with.</remarks>
[TestClass]
public sealed class OnePriorityTests
{
    [TestMethod]
    [DataRow("A1 B1", "start: A B")]
    [DataRow("A2 B1", "start: A idle0, B ready")]
    public void Start_OnlyTheHighestPriority_Runs(string tasks, string table) => AssertFollows(tasks, table);

    [TestMethod]
    [DataRow("A2 B2", "start: A B; priority A 1: idle0 B, A ready")]
    [DataRow("A1 B1", "start: A B; priority A 2: A idle0, B ready")]
    [DataRow("A1", "start: A idle0; priority A 2: A idle0")]
    [DataRow("A2 B1", "start: A idle0, B ready; priority B 2: A B")]
    [DataRow("A2 B1", "start: A idle0, B ready; priority A 1: B A")]
    public void SetPriority_AnotherPriorityIsHighest_StopsTheOthers(string tasks, string table) => AssertFollows(tasks, table);

    [TestMethod]
    [DataRow("A1", "start: A idle0; create B1: A B")]
    [DataRow("A2", "start: A idle0; create B1: A idle0, B ready")]
    [DataRow("A2", "start: A idle0; create B3: B idle0, A ready")]
    [DataRow("A1 B1", "start: A B; create C1: A B, C ready")]
    [DataRow("A2 B2", "start: A B; create C1: A B, C ready")]

    // Both cores are asked: the caller's switches first, unless the other one already stands for the caller's critical section.
    [DataRow("A1 B1", "start: A B; create C2: C idle0, A ready, B ready")]
    [DataRow("A1 B1", "start: A B; within create C2: idle0 C, A ready, B ready")]
    [DataRow("A2 B1", "start: A idle0, B ready; create C2: A C, B ready")]
    [DataRow("A2 B1", "start: A idle0, B ready; create C1: A idle0, B ready, C ready")]
    public void CreateTask_HigherPriority_StopsTheOthers(string tasks, string table) => AssertFollows(tasks, table);

    [TestMethod]
    [DataRow("A1 B1", "start: A B; delete A: idle0 B, A freed")]
    [DataRow("A2 B1", "start: A idle0, B ready; delete B: A idle0, B freed")]
    [DataRow("A2 B1", "start: A idle0, B ready; delete A: B idle0, A freed")]
    [DataRow("A1 B1 C1", "start: A B, C ready; delete A: C B, A deleted")]
    [DataRow("A2 B2 C1", "start: A B, C ready; delete A: idle0 B, A freed, C ready")]
    public void Delete_HighestPriority_LowerOnesRunOnlyIfNoneOfItIsLeft(string tasks, string table) => AssertFollows(tasks, table);

    [TestMethod]
    [DataRow("A1 B1", "start: A B; suspend A: idle0 B, A suspended; resume A: A B")]
    [DataRow("A2 B1", "start: A idle0, B ready; suspend A: B idle0, A suspended; resume A: A idle0, B ready; suspend A: B idle1, A suspended; resume A: A idle1, B ready")]
    [DataRow("A2 B1", "start: A idle0, B ready; suspend B: A idle0, B suspended; resume B: A idle0, B ready")]
    [DataRow("A2 B2 C1", "start: A B, C ready; suspend A: idle0 B, A suspended, C ready; resume A: A B, C ready")]
    [DataRow("A1 B1 C1", "start: A B, C ready; suspend A: C B, A suspended; resume A: C B, A ready")]
    public void Suspend_ThenResume_ChangesWhichPriorityRuns(string tasks, string table) => AssertFollows(tasks, table);

    [TestMethod]
    [DataRow("A1 B1", "start: A B; delay 10: idle0 B, A blocked; abort A: A B")]
    [DataRow("A2 B1", "start: A idle0, B ready; delay 10: B idle0, A blocked; abort A: A idle0, B ready; delay 10: B idle1, A blocked; abort A: A idle1, B ready")]
    [DataRow("A2 B2 C1", "start: A B, C ready; delay 10: idle0 B, A blocked, C ready; abort A: A B, C ready")]
    [DataRow("A1 B1 C1", "start: A B, C ready; delay 10: C B, A blocked; abort A: C B, A ready")]
    public void Delay_ThenAbort_ChangesWhichPriorityRuns(string tasks, string table) => AssertFollows(tasks, table);

    [TestMethod]
    [DataRow("A3 B2 C1", "start: A idle0, B ready, C ready; inherit C: A C, B ready; disinherit C: A idle0, B ready, C ready")]
    [DataRow("A3 B2 C1", "start: A idle0, B ready, C ready; inherit C: A C, B ready; timeout C: A idle0, B ready, C ready")]
    public void Inherit_ThenDisinherit_RunsTheHolderMeanwhile(string tasks, string table) => AssertFollows(tasks, table);

    private static void AssertFollows(string tasks, string table) =>
        new SmpTable(Board.Settings(Flavor.Smp) with { RunMultiplePriorities = false, TimeSlicing = false }, tasks).AssertFollows(table);
}
