global using Rtos.Tests.Support;
