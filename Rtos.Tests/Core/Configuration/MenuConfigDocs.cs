using System.Text;
using Rtos.Core;

namespace Rtos.Tests.Core.Configuration;

/// <summary>Makes the generated sections of docs/menuconfig.md.</summary>
internal static class MenuConfigDocs
{
    private static readonly string[] Refused =
    [
        """
        {
            // ten times too fast
            "FREERTOS_HZ": 5000,
        }
        """,
        """{ "FREERTOS_HX": 1000 }""",
        """{ "FREERTOS_HZ": "fast" }""",
        """{ "ESP_DEFAULT_CPU_FREQ_MHZ": 100 }""",
        """{ "ESP32EMU_KERNEL": "IDF" }""",
        """{ "FREERTOS_UNICORE": "yes" }""",
        """
        {
          "FREERTOS_HZ": 100,
          "CONFIG_FREERTOS_HZ": 1000
        }
        """,
        """{ "ESP32EMU_KERNEL": "smp", "FREERTOS_UNICORE": true }""",
        """{ "ESP32EMU_TIME_SLICING": false }""",
        """{ "FREERTOS_TIMER_TASK_PRIORITY": 25 }""",
        """{ "FREERTOS_UNICORE": true, "ESP_MAIN_TASK_AFFINITY": "CPU1" }""",
        """{ "FREERTOS_HZ" 1000 }""",
        """[ "FREERTOS_HZ" ]""",
    ];

    internal static string Options()
    {
        var text = new StringBuilder();
        foreach (var group in MenuConfigOptions.All.GroupBy(option => option.Group))
        {
            text.Append($"\n### {group.Key}\n\n| option | values | default | what it does |\n| --- | --- | --- | --- |\n");
            foreach (var option in group)
            {
                var unit = option.Unit.Length == 0 ? "" : " " + option.Unit;
                text.Append($"| `{option.Name}` | {option.Constraint}{unit} | {option.DefaultInWords} | {option.Help} |\n");
            }
        }

        return text.Append('\n').ToString();
    }

    internal static string Errors()
    {
        var text = new StringBuilder();
        foreach (var json in Refused)
        {
            var error = Assert.ThrowsExactly<MenuConfigException>(() => MenuConfig.Parse(json, "menuconfig.json"));
            text.Append($"\n```json\n{json}\n```\n\n```text\n{error.Message}\n```\n");
        }

        return text.Append('\n').ToString();
    }
}
