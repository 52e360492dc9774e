namespace Rtos.Tests.Cli;

/// <summary>Scenarios that the tests of the command line write into their folders.</summary>
internal static class CliScenario
{
    /// <summary>The trace of <see cref="Works"/>.</summary>
    internal const string WorksTrace = """
        0 0 switch A
        300 0 A 0 work
        300 0 switch Tmr Svc
        300 0 switch IDLE
        1000 0 switch A
        1000 0 A 1 delay
        1300 0 A 0 work
        1300 0 switch IDLE
        final task A Blocked 5 5

        """;

    /// <summary>What the panic of <see cref="Panics"/> says after its place.</summary>
    internal const string Panic =
        "task A called delay (vTaskDelay), which blocks, while the scheduler is suspended; call resumeAll (xTaskResumeAll) first\n(at cycle 0, core 0, in A)";

    /// <summary>A task that works and sleeps, on one core of 160 MHz.</summary>
    internal static string Works(string name = "works") => $$"""
        {"name": "{{name}}", "kernel": {"flavor": "freertos", "cyclesPerTick": 1000}, "until": 1500,
         "tasks": [{"name": "A", "priority": 5, "core": 0, "repeat": 0, "ops": [["work", 300], ["delay", 1]]}]}
        """;

    /// <summary>Two tasks take two mutexes in opposite orders. It goes well, unless the first one is slower than it says.</summary>
    internal static string Races(string first = "first") => $$"""
        {"name": "races", "kernel": {"flavor": "freertos", "cyclesPerTick": 1000}, "until": 50000,
         "objects": [{"name": "a", "type": "mutex"}, {"name": "b", "type": "mutex"}],
         "tasks": [
          {"name": "{{first}}", "priority": 5, "core": 0,
           "ops": [["take", "a", "forever"], ["work", 300], ["take", "b", "forever"], ["give", "b"], ["give", "a"]]},
          {"name": "second", "priority": 6, "core": 0,
           "ops": [["delay", 1], ["take", "b", "forever"], ["work", 300], ["take", "a", "forever"], ["give", "a"], ["give", "b"]]}]}
        """;

    /// <summary>A task that blocks where it may not: line 3, column 1.</summary>
    internal static string Panics(string name = "panics") => $$"""
        {"name": "{{name}}", "kernel": {"flavor": "freertos"}, "until": 1500,
         "tasks": [{"name": "A", "priority": 5, "core": 0, "repeat": 0, "ops": [["suspendAll"],
        ["delay", 1]]}]}
        """;
}
