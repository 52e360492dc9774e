using Rtos.Core;
using Rtos.Scenarios;

namespace Rtos.Tests.Scenarios.Reader;

[TestClass]
public sealed class OperationTableTests
{
    [TestMethod]
    public void Rows_Names_AreUnique()
    {
        foreach (var row in OperationTable.Rows)
        {
            Assert.AreSame(row, OperationTable.Find(row.Name));
        }
    }

    [TestMethod]
    public void Rows_Arguments_AreThoseOfTheCall()
    {
        foreach (var row in OperationTable.Rows)
        {
            // A scenario's task has one time-out and one wake time, which need no names.
            var implied = row.Name is "setTimeOut" or "delayUntil" ? 1 : 0;
            Assert.HasCount(row.Call.Arguments.Length - implied, row.Arguments, row.Name);
        }
    }

    [TestMethod]
    public void Rows_Calls_AreMadeByWhoMayMakeThem()
    {
        foreach (var row in OperationTable.Rows)
        {
            Assert.AreEqual((row.Contexts & CallContexts.Interrupt) != 0, row.FromISR is not null, row.Name);
            Assert.AreEqual(row.Contexts != CallContexts.Interrupt, row.Find is not null, row.Name);
        }
    }

    [TestMethod]
    public void Rows_OptionalArguments_ComeLast()
    {
        foreach (var row in OperationTable.Rows)
        {
            Assert.IsFalse(row.Arguments.Take(row.RequiredArguments).Any(argument => argument.IsOptional), row.Name);
        }
    }

    [TestMethod]
    public void Rows_FromISR_AreTheOperationsOfInterrupts()
    {
        foreach (var row in OperationTable.Rows)
        {
            Assert.AreEqual(row.Name.EndsWith("FromISR", StringComparison.Ordinal), row.Contexts == CallContexts.Interrupt, row.Name);
        }
    }

    [TestMethod]
    public void ObjectTypes_Rows_AreAllOfThem() =>
        CollectionAssert.AreEquivalent(Enum.GetValues<ScenarioObjectType>(), ObjectTable.Rows.Select(row => row.Type).ToArray());
}
