global using EventList = Rtos.Core.TaskList<Rtos.Core.EventLink>;
