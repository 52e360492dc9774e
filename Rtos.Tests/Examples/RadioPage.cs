using Rtos.Core;
using Rtos.MicroPython;

namespace Rtos.Tests.Examples;

/// <summary>The program of the page about modules in C#.</summary>
internal static class RadioPage
{
    internal static void Run(TextWriter output)
    {
        // <program>
        const string Source = """
            import _thread, time, radio

            def blink():
                for i in range(3):
                    print(time.ticks_ms(), "blink")
                    time.sleep_ms(60)

            _thread.start_new_thread("blink", blink, ())
            print(radio.tune(5, power=14))
            meter = radio.Meter("packets")
            for i in range(2):
                meter.add(radio.receive())
                print(time.ticks_ms(), meter.read())
            try:
                radio.receive(timeout_ms=50)
            except OSError as e:
                print(time.ticks_ms(), e)
            try:
                radio.tune(99)
            except ValueError as e:
                print(e)
            radio.tune("5")
            """;

        var config = MenuConfig.Parse("""{ "FREERTOS_HZ": 1000 }""", "radio");
        var program = new ScriptProgram(Script.Parse(Source), config)
            .AddModule("radio", RadioModule.Build);
        var device = new Device(config);
        device.Load(program);
        program.Threads.Run(TimeSpan.FromSeconds(1));
        output.Write(program.Threads.Console.Text);
        // </program>
    }
}
