using Rtos.Core;

namespace Rtos.Tests.Core.Smp;

/// <summary>Tables of two cores that run tasks of several priorities, without time slices.</summary>
[TestClass]
public sealed class ManyPrioritiesTests
{
    [TestMethod]
    [DataRow("A1 B1", "start: A B")]
    [DataRow("A2 B1", "start: A B")]
    public void Start_TheTwoHighest_Run(string tasks, string table) => AssertFollows(tasks, table);

    [TestMethod]
    [DataRow("A2 B2", "start: A B; priority A 1: A B")]
    [DataRow("A1 B1", "start: A B; priority A 2: A B")]
    [DataRow("A2 B2 C1", "start: A B, C ready; priority C 2: A B, C ready")]
    [DataRow("A2 B2 C1", "start: A B, C ready; priority C 3: A C, B ready")]
    [DataRow("A2 B2 C1", "start: A B, C ready; priority A 1: C B, A ready")]
    [DataRow("A3 B3 C2", "start: A B, C ready; priority A 1: C B, A ready")]
    [DataRow("A2 B2 C2", "start: A B, C ready; priority A 2: A B, C ready")]
    public void SetPriority_ReadyTaskIsHigher_RunsIt(string tasks, string table) => AssertFollows(tasks, table);

    [TestMethod]
    [DataRow("A2 B1", "start: A B; delete B: A idle0, B freed")]
    [DataRow("A2 B1", "start: A B; delete A: idle0 B, A freed")]
    [DataRow("A2 B2 C1 D2", "start: A B, C ready, D ready; delete A: D B, A deleted, C ready")]
    public void Delete_Running_RunsTheHighestReady(string tasks, string table) => AssertFollows(tasks, table);

    [TestMethod]
    [DataRow("A1", "start: A idle0; create B1: A B")]
    [DataRow("A2", "start: A idle0; create B1: A B")]
    [DataRow("A1", "start: A idle0; create B2: A B")]
    [DataRow("A1 B1", "start: A B; create C1: A B, C ready")]
    [DataRow("A2 B2", "start: A B; create C1: A B, C ready")]
    [DataRow("A1 B1", "start: A B; create C2: A C, B ready")]
    [DataRow("A2 B1", "start: A B; create C2: A C, B ready")]
    [DataRow("A2 B1", "start: A B; create C1: A B, C ready")]
    public void CreateTask_LowerTaskRuns_TakesTheCoreOfTheLowest(string tasks, string table) => AssertFollows(tasks, table);

    [TestMethod]
    [DataRow("A1 B1", "start: A B; suspend A: idle0 B, A suspended; resume A: A B")]
    [DataRow("A2 B2 C1 D2", "start: A B, C ready, D ready; suspend A: D B, A suspended, C ready")]
    [DataRow("A2 B1", "start: A B; suspend A: idle0 B, A suspended; resume A: A B")]
    [DataRow("A2 B1", "start: A B; suspend B: A idle0, B suspended; resume B: A B")]
    public void Suspend_ThenResume_UsesTheFreeCore(string tasks, string table) => AssertFollows(tasks, table);

    [TestMethod]
    [DataRow("A1 B1", "start: A B; delay 10: idle0 B, A blocked; abort A: A B")]
    [DataRow("A2 B1", "start: A B; delay 10: idle0 B, A blocked; abort A: A B")]
    [DataRow("A2 B2 C1", "start: A B, C ready; delay 10: C B, A blocked; abort A: A B, C ready")]
    [DataRow("A2 B2 C1 D2", "start: A B, C ready, D ready; delay 10: D B, A blocked, C ready")]
    public void Delay_ThenAbort_UsesTheFreeCore(string tasks, string table) => AssertFollows(tasks, table);

    [TestMethod]
    [DataRow("A1@1 B1@0", "start: B A")]
    [DataRow("A1 B1@0", "start: A idle0, B ready")]
    [DataRow("A1 B1@0", "start: A idle0, B ready; suspend A: B idle0, A suspended; resume A: B A")]
    [DataRow("A1 B1 C1@2", "start: A B, C ready; suspend A: idle0 B, A suspended, C ready")]
    [DataRow("A2 B1 C2@0!", "start: A B, C suspended; resume C: A B, C ready")]
    [DataRow("A2 B1", "start: A B; create C2@0: A B, C ready; affinity C any: A C, B ready")]
    [DataRow("A2 B1", "start: A B; create C2@0: A B, C ready; priority A 1: C B, A ready")]
    public void Affinity_OneCore_RunsNowhereElse(string tasks, string table) => AssertFollows(tasks, table);

    [TestMethod]
    [DataRow("A1 B2 C3!", "start: B A, C suspended; hold A: B A, C suspended; resume C: C A, B ready")]
    [DataRow("A1 B2", "start: B A; hold A: B A; create C3: C A, B ready")]
    [DataRow("A1 B2 C1", "start: B A, C ready; hold A: B A, C ready; priority C 3: C A, B ready")]
    [DataRow("A1 B2", "start: B A; hold A: B A; create C3@1: B A, C ready; affinity C any: C A, B ready")]
    public void DisablePreemption_HigherTaskIsReady_TakesTheOtherCore(string tasks, string table) => AssertFollows(tasks, table);

    [TestMethod]
    [DataRow("A1 B2", "start: B A; hold A: B A; create C3: C A, B ready; release A: C B, A ready")]
    [DataRow("A1 B2", "start: B A; hold A: B A; create C3@1: B A, C ready; release A: B C, A ready")]
    public void EnablePreemption_HigherTaskIsReady_RunsIt(string tasks, string table) => AssertFollows(tasks, table);

    [TestMethod]
    [DataRow("A1 B1 C1 D1", "start: A B, C ready, D ready; yield 1: A C, B ready, D ready; yield 0: D C, A ready, B ready; yield 1: D B, A ready, C ready")]
    [DataRow("A1 B1", "start: A B; create C1: A B, C ready; yield 0: C B, A ready")]
    public void Yield_Equals_RunsTheOneThatWaitsLongest(string tasks, string table) => AssertFollows(tasks, table);

    [TestMethod]
    [DataRow("A3 B2 C1", "start: A B, C ready; inherit C: A C, B ready; disinherit C: A B, C ready")]
    [DataRow("A3 B2 C1", "start: A B, C ready; inherit C: A C, B ready; timeout C: A B, C ready")]
    public void Inherit_ThenDisinherit_RunsTheHolderMeanwhile(string tasks, string table) => AssertFollows(tasks, table);

    private static void AssertFollows(string tasks, string table) =>
        new SmpTable(Board.Settings(Flavor.Smp) with { TimeSlicing = false }, tasks).AssertFollows(table);
}
