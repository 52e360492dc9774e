using Rtos.Scenarios;

namespace Rtos.Tests.Scenarios.Reader;

[TestClass]
public sealed class OperationTableTests
{
    [TestMethod]
    public void Rows_Kinds_AreAllOfThemInOrder() =>
        CollectionAssert.AreEqual(Enum.GetValues<OperationKind>(), OperationTable.Rows.Select(row => row.Kind).ToArray());

    [TestMethod]
    public void Rows_Names_AreThoseOfTheKinds()
    {
        foreach (var row in OperationTable.Rows)
        {
            Assert.AreEqual(row.Kind.ToString(), char.ToUpperInvariant(row.Name[0]) + row.Name[1..]);
            Assert.AreSame(row, OperationTable.Find(row.Name));
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
            Assert.AreEqual(row.Name.EndsWith("FromISR", StringComparison.Ordinal), row.Contexts == OperationContexts.Interrupt, row.Name);
        }
    }

    [TestMethod]
    public void ObjectTypes_Rows_AreAllOfThem() =>
        CollectionAssert.AreEqual(Enum.GetValues<ScenarioObjectType>(), ObjectTable.Rows.Select(row => row.Type).ToArray());
}
