using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Rtos.Scenarios;

/// <summary>Advice about C functions and macros that have no operation.</summary>
internal static partial class CNameAdvice
{
    private const string InterruptEnds = "leave it out: at the end of an interrupt the kernel switches by itself if it must";
    private const string Names = "scenarios have none: operations name tasks and objects as the file does";
    private const string Report = "scenarios have none: `esp32emu run FILE --report` prints tasks, CPU shares and stacks";
    private const string NoPrinting = "leave it out: a scenario prints its trace and nothing else";
    private const string Storage = "leave it out: it does not change the schedule";
    private const string InInterrupt = "leave it out: nothing interrupts the operations of an interrupt";

    private static readonly FrozenDictionary<string, string> ByName = Rows().ToFrozenDictionary(r => r.Name, r => r.Advice, StringComparer.OrdinalIgnoreCase);

    /// <summary>The advice about a C name; <see langword="null"/> if it is unknown or has an operation.</summary>
    internal static string? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The advice about a word that looks like a C name; <see langword="null"/> if it does not.</summary>
    internal static string? Guess(string name) => CName().IsMatch(name)
        ? "there is no operation for this C name; docs/scenarios.md lists the operations and their C names"
        : null;

    private static IEnumerable<(string Name, string Advice)> Rows()
    {
        (string Advice, string[] Names)[] groups =
        [
            ("times have units in scenarios; write \"10ms\" where a time is expected", ["pdMS_TO_TICKS", "pdTICKS_TO_MS", "portTICK_PERIOD_MS", "portTICK_RATE_MS"]),
            ("it is a time: write \"forever\" where a wait is expected", ["portMAX_DELAY"]),
            (InterruptEnds, ["portYIELD_FROM_ISR", "portEND_SWITCHING_ISR", "taskYIELD_FROM_ISR", "portYIELD_WITHIN_API"]),
            ("leave it out: the scheduler starts by itself, with every task that is not \"autostart\": false", ["vTaskStartScheduler", "xPortStartScheduler", "esp_startup_start_app"]),
            ("scenarios have none: a run ends at \"until\"", ["vTaskEndScheduler", "vPortEndScheduler", "esp_restart", "abort"]),
            (Names, ["xTaskGetHandle", "xTaskGetCurrentTaskHandle", "xTaskGetIdleTaskHandle", "xTimerGetTimerDaemonTaskHandle", "pcTaskGetName", "pcTimerGetName", "pcQueueGetName", "vQueueAddToRegistry", "vQueueUnregisterQueue"]),
            (Report, ["uxTaskGetStackHighWaterMark", "uxTaskGetStackHighWaterMark2", "vTaskList", "vTaskGetRunTimeStats", "uxTaskGetSystemState", "vTaskGetInfo", "xPortGetFreeHeapSize", "esp_get_free_heap_size"]),
            ("scenarios have none: list the members in the \"members\" of the queue set", ["xQueueAddToSet", "xQueueRemoveFromSet"]),
            (InInterrupt, ["taskENTER_CRITICAL_FROM_ISR", "taskEXIT_CRITICAL_FROM_ISR", "taskENTER_CRITICAL_ISR", "taskEXIT_CRITICAL_ISR", "portENTER_CRITICAL_ISR", "portEXIT_CRITICAL_ISR"]),
            ("scenarios have none: use \"enterCritical\" and \"exitCritical\"", ["taskDISABLE_INTERRUPTS", "taskENABLE_INTERRUPTS", "portDISABLE_INTERRUPTS", "portENABLE_INTERRUPTS"]),
            ("scenarios have none: a task's core is its property \"core\"", ["xPortGetCoreID", "xTaskGetCoreID", "xTaskGetAffinity", "portGET_CORE_ID"]),
            (Storage, ["vTaskSetThreadLocalStoragePointer", "pvTaskGetThreadLocalStoragePointer", "vTaskSetApplicationTaskTag", "xTaskGetApplicationTaskTag", "vTimerSetTimerID", "pvTimerGetTimerID", "configASSERT", "pvPortMalloc", "vPortFree"]),
            (NoPrinting, ["printf", "puts", "print", "ESP_LOGI", "ESP_LOGW", "ESP_LOGE", "ESP_LOGD", "ESP_LOGV"]),
            ("scenarios have none: list a timer in \"objects\", with \"type\": \"timer\", and write [\"timerStart\", \"TIMER\"]", ["esp_timer_create", "esp_timer_start_once", "esp_timer_start_periodic", "esp_timer_stop"]),
            ("write [\"tickCount\"]", ["esp_timer_get_time"]),
        ];
        return groups.SelectMany(g => g.Names, (g, name) => (name, g.Advice));
    }

    [GeneratedRegex("^((x|v|ux|ul|pv|pc|px|e|c)(Task|Queue|Semaphore|Timer|EventGroup|Stream|Message|Port|Ringbuffer)[A-Z]|port[A-Z]+_|task[A-Z]+_|pd[A-Z]+_|config[A-Z_]+|esp_|ESP_)")]
    private static partial Regex CName();
}
