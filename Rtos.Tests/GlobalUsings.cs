global using EventList = Rtos.Core.TaskList<Rtos.Core.EventLink>;
global using StateList = Rtos.Core.TaskList<Rtos.Core.StateLink>;
global using Rtos.Fuzz.Generators;
global using Rtos.Tests.Support;
