using Rtos.Core;
using Rtos.Thread;

namespace Rtos.Tests.Thread;

/// <summary>Threads that make any calls in any order, as numbers say: the same numbers are the same script.</summary>
internal sealed class ThreadScript
{
    private const int StepsOfAThread = 14;
    private const int MostStarts = 9;
    private static readonly string[] Flavors = ["idf", "freertos", "smp", "idf-unicore"];

    private readonly int[] _steps;
    private readonly ThreadBoard _board;
    private readonly List<PyValue> _ids = [0, 12345];
    private readonly List<PyLock> _locks = [];
    private int _started;

    internal ThreadScript(int[] steps)
    {
        _steps = steps;
        var kind = steps[0];
        _board = new ThreadBoard(Flavors[kind % 4], o => o with
        {
            Dialect = kind / 4 % 2 == 0 ? ThreadDialect.Loboris : ThreadDialect.Pycom,
            Profile = kind / 8 % 2 == 0 ? ThreadProfile.Document : ThreadProfile.Firmware,
            IsGilFair = kind / 16 % 2 == 0,
            Limits = o.Limits with { GilDivisor = kind / 32 % 3, UseBothCores = kind / 96 % 2 == 1 },
        });
    }

    internal long Calls { get; private set; }

    internal int Started => _started;

    /// <summary>Runs it, with everything checked at every instant; the heap is to be as it was before the main thread.</summary>
    internal string Run()
    {
        var device = _board.Device;
        device.RunFor(TimeSpan.FromMilliseconds(5));
        var before = device.Heap.Used;
        device.Settled = () =>
        {
            device.Scheduler.CheckInvariants();
            _board.Model.CheckInvariants();
        };
        _board.Model.StartMain(new PyFunction("<module>", Body));
        device.RunFor(TimeSpan.FromMilliseconds(400));
        var seen = $"{_board.Model.Report}{_board.Model.Diagnostics}";
        _board.Model.SoftReset();
        device.RunFor(TimeSpan.FromMilliseconds(20));
        foreach (var one in _locks)
        {
            _board.Model.Collect(one);
        }

        Assert.HasCount(0, _board.Model.Threads);
        Assert.AreEqual(before, device.Heap.Used, "the heap is not what it was before the first thread");
        return $"{device.Trace}{_board.Model.Console}{seen}";
    }

    private async Routine Body(PyThread thread, PyArguments arguments)
    {
        var first = _started * 5;
        _ids.Add(thread.Id);
        var jumps = new GilCounter();
        for (var i = 0; i < StepsOfAThread; i++)
        {
            var step = _steps[(first + i) % _steps.Length];
            Calls++;
            try
            {
                await Step(thread, jumps, step % 29, _ids[step / 29 % _ids.Count], step / 1000 % 60);
            }
            catch (PyException e) when (!e.Error.IsSystemExit)
            {
                await thread.Print(e.Error.TypeName);
            }
        }
    }

    private async Routine Step(PyThread thread, GilCounter jumps, int kind, PyValue id, int value)
    {
        var (loboris, pycom) = (_board.L, _board.P);
        switch (kind)
        {
            case 0 or 1 when _started < MostStarts:
                _started++;
                _ids.Add(await loboris.StartNewThread($"thread with number {value}", new PyFunction("f", Body), PyValue.Tuple(), samecore: value % 2 == 0));
                break;
            case 2 when _started < MostStarts:
                _started++;
                _ids.Add(await pycom.StartNewThread(new PyFunction("f", Body), PyValue.Tuple()));
                break;
            case 3:
                await loboris.Kill(id);
                break;
            case 4:
                await loboris.Suspend(id);
                break;
            case 5:
                await loboris.Resume(id);
                break;
            case 6 or 7:
                await loboris.Notify(id, value - 2);
                break;
            case 8 or 9:
                await loboris.SendMsg(id, value % 3 == 0 ? $"message {value}" : value);
                break;
            case 10:
                await loboris.GetNotification();
                break;
            case 11:
                await loboris.GetMsg();
                break;
            case 12:
                await loboris.Wait(value);
                break;
            case 13:
                await loboris.Stop(id);
                break;
            case 14:
                await loboris.AllowSuspend(value != 0);
                break;
            case 15:
                await (value % 2 == 0 ? loboris.Lock() : loboris.Unlock());
                break;
            case 16:
                await loboris.List(value % 2 == 0);
                break;
            case 17:
                await loboris.StackSize(value * 300);
                break;
            default:
                await OtherStep(thread, jumps, kind, value);
                break;
        }
    }

    private async Routine OtherStep(PyThread thread, GilCounter jumps, int kind, int value)
    {
        switch (kind)
        {
            case 18 or 19 when _locks.Count < 4:
                _locks.Add(PycomModule.LockOf(await _board.P.AllocateLock()));
                break;
            case 20 when _locks.Count > 0:
                await _locks[value % _locks.Count].Acquire(1, value / 1000.0);
                break;
            case 21 when _locks.Count > 0:
                await _locks[value % _locks.Count].Acquire();
                break;
            case 22 or 23 when _locks.Count > 0:
                await _locks[value % _locks.Count].Release();
                break;
            case 24 when value % 8 == 0:
                await _board.P.Exit();
                break;
            case 25:
                await thread.Work(_board.Device.Clock.Microseconds(value * 37));
                await thread.Jump(jumps);
                break;
            case 26 when value == 1:
                throw new PyException(new PyError("SystemExit"));
            case 27 when value < 20:
                await _board.L.Wait();
                break;
            default:
                await thread.SleepMs(value);
                break;
        }
    }
}
