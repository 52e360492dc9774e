using System.Globalization;

namespace Rtos.Core;

/// <content>The host's actions, for a test that plays the host itself.</content>
public sealed partial class HostLink
{
    private List<string>? _lines;
    private List<HostMessage>? _messages;

    /// <summary>The lines that the program has printed so far: see <see cref="RecordOutput"/>.</summary>
    /// <value>Complete lines, without line ends.</value>
    /// <exception cref="InvalidOperationException">The output is not recorded.</exception>
    public IReadOnlyList<string> Lines => Recorded(_lines);

    /// <summary>The messages that the program has posted so far: see <see cref="RecordOutput"/>.</summary>
    /// <exception cref="InvalidOperationException">The output is not recorded.</exception>
    public IReadOnlyList<HostMessage> Messages => Recorded(_messages);

    /// <summary>From now on, keeps what the program prints and posts in memory, in <see cref="Lines"/> and <see cref="Messages"/>.</summary>
    public void RecordOutput()
    {
        _device.Use.CheckRead();
        _lines ??= [];
        _messages ??= [];
    }

    /// <summary>Raises an interrupt that the program has named with <see cref="OnInterrupt"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="at">When, not in the past; null for the next instant in which nothing has happened yet.</param>
    /// <exception cref="ArgumentException">There is no such interrupt.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is in the past or the start itself.</exception>
    /// <exception cref="InvalidOperationException">A host runs the device: use its <c>RaiseInterruptAsync</c>.</exception>
    public void Raise(string name, Instant? at = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        var interrupt = FindInterrupt(name) ?? throw new ArgumentException(Unknown("interrupt", name, InterruptNames), nameof(name));
        RaiseAt(at, interrupt.Core, interrupt.Routine);
    }

    /// <summary>Sends an item to a queue, from an interrupt on core 0.</summary>
    /// <typeparam name="T">The queue's item, or a number of another type that fits.</typeparam>
    /// <param name="queue">The queue's name.</param>
    /// <param name="item">The item.</param>
    /// <param name="at">When, not in the past; null for the next instant in which nothing has happened yet.</param>
    /// <exception cref="ArgumentException">There is no such queue, or the item does not fit it.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is in the past or the start itself.</exception>
    /// <exception cref="InvalidOperationException">A host runs the device: use its <c>SendAsync</c>.</exception>
    /// <remarks>If the queue is full then, the run ends with a <see cref="HostCallbackException"/>. FreeRTOS: <c>xQueueSendFromISR</c>.</remarks>
    [FreeRtos("xQueueSendFromISR")]
    public void Send<T>(string queue, T item, Instant? at = null)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(queue);
        var queues = _device.Objects.Where(o => o.ItemType is not null);
        var target = queues.FirstOrDefault(o => o.Name == queue)
            ?? throw new ArgumentException(Unknown("queue", queue, queues.Select(o => o.Name)), nameof(queue));
        var fitting = Fit(target, item);
        RaiseAt(at, CoreId.Core0, isr =>
        {
            if (!target.PutFromISR(isr, fitting))
            {
                _faults.Note($"the host's send to queue {queue}", new InvalidOperationException(
                    string.Create(CultureInfo.InvariantCulture, $"queue {queue} is full at cycle {isr.Now}; {item} was not taken")));
            }
        });
    }

    /// <summary>Sends a line to the console, which the program takes with <see cref="OnConsole"/>.</summary>
    /// <param name="line">The line without its line end.</param>
    /// <param name="at">When, not in the past; null for the next instant in which nothing has happened yet.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is in the past or the start itself.</exception>
    /// <exception cref="InvalidOperationException">
    /// The program does not read the console. Or a host runs the device: use its <c>WriteLineAsync</c>.
    /// </exception>
    public void EnterLine(string line, Instant? at = null)
    {
        ArgumentNullException.ThrowIfNull(line);
        var input = ConsoleInput ?? throw new InvalidOperationException(ReadsNoConsole);
        RaiseAt(at, input.Core, isr => input.Routine(isr, line));
    }

    internal const string ReadsNoConsole = "the program reads no console; it must call device.Host.OnConsole(…)";

    /// <summary>The message for a name that the program has not given.</summary>
    internal static string Unknown(string kind, string name, IEnumerable<string> names)
    {
        var all = names.Distinct().ToList();
        var hint = NearestName.Hint(name, all);
        var known = all.Count == 0 ? $"; the device has no {kind} that can be reached"
            : hint.Length > 0 ? hint
            : $"; valid: {string.Join(", ", all.Take(10))}";
        return $"unknown {kind} {name}{known}";
    }

    private static object Fit(KernelObject queue, object item)
    {
        var (from, to) = (item.GetType(), queue.ItemType!);
        if (to.IsAssignableFrom(from))
        {
            return item;
        }

        if (IsNumber(from) && IsNumber(to))
        {
            try
            {
                var fitting = Convert.ChangeType(item, to, CultureInfo.InvariantCulture);
                if (Convert.ChangeType(fitting, from, CultureInfo.InvariantCulture).Equals(item))
                {
                    return fitting;
                }
            }
            catch (OverflowException)
            {
                // It does not fit, as the message says.
            }
        }

        throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"queue {queue.Name} takes {to.Name} items; {item} is not one"), nameof(item));
    }

    private static bool IsNumber(Type type) => Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal && !type.IsEnum;

    private void RaiseAt(Instant? at, CoreId core, Action<InterruptContext> routine) =>
        _device.RaiseInterruptAt(at ?? _device.FirstOpenInstant, core, routine);

    private List<T> Recorded<T>(List<T>? output)
    {
        _device.Use.CheckRead();
        return output ?? throw new InvalidOperationException("the output is not recorded; call device.Host.RecordOutput() before the device runs");
    }
}
