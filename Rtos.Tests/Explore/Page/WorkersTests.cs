using Rtos.Testing;
using static Rtos.Tests.Explore.Page.FixedProgram;

namespace Rtos.Tests.Explore.Page;

/// <summary>The test of docs/explore.md.</summary>
[TestClass]
public sealed class WorkersTests
{
    // <workers-test>
    [TestMethod]
    public void Workers_AnySchedule_BothEnd() =>
        ScheduleSearch.Check(device => new Workers(device), search => search
            .Until(TimeSpan.FromMilliseconds(50))
            .AtEnd("both workers end", workers => workers.Ended == 2));

    // </workers-test>
}
