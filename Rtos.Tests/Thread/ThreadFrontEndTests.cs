using Rtos.Core;
using Rtos.Tasks;
using Rtos.Thread;

namespace Rtos.Tests.Thread;

/// <summary>Threads whose bodies are no coroutines: an interpreter with its own frames drives the same calls.</summary>
[TestClass]
public sealed class ThreadFrontEndTests
{
    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Begin_BodyThatIsNoCoroutine_StartsThreadsWaitsAndEnds(string flavor)
    {
        var board = new ThreadBoard(flavor);
        var child = new Interpreted("child", board, ["wait 100", "getSelfName", "wait 1000", "raise ValueError"]);
        board.Model.StartMain(new Interpreted("<module>", board, ["start_new_thread", "sleep_ms 200", "notify 5", "sleep_ms 50", "status", "kill"], child));
        Assert.AreEqual(RunOutcome.Ended, board.Model.Run(TimeSpan.FromSeconds(2)));
        board.AssertLog("True, None, child, None, True, 5, None, -1, False");
        board.AssertConsole("Unhandled exception in thread started by <function child at 0x3ffe2740>\nValueError: raised\n");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Kill_BodyThatIsNoCoroutine_DropsItWhereItIs(string flavor)
    {
        var board = new ThreadBoard(flavor);
        var child = new Interpreted("child", board, ["allowsuspend", "sleep_ms 10", "sleep_ms 10", "sleep_ms 1000", "getSelfName"]);
        board.Model.StartMain(new Interpreted("<module>", board, ["start_new_thread", "sleep_ms 15", "suspend", "sleep_ms 50", "resume", "kill", "sleep_ms 50"], child));
        Assert.AreEqual(RunOutcome.Ended, board.Model.Run(TimeSpan.FromSeconds(2)));
        board.AssertLog("True, False, None, None, True, None, True, True, None");
        Assert.IsTrue(child.Body!.IsDiscarded);
    }

    /// <summary>A function of a front end: a list of calls.</summary>
    private sealed class Interpreted(string name, ThreadBoard board, string[] code, PyCallable? child = null)
        : PyCallable(name, PyCallableKind.Function)
    {
        internal InterpreterBody? Body { get; private set; }

        internal override TaskBody CreateBody(PyStart start) => Body = new InterpreterBody(start.Thread, board, code, child);
    }

    /// <summary>Runs a list of calls; a call that does not return at once is gone on with when the kernel resumes the body.</summary>
    private sealed class InterpreterBody(PyThread thread, ThreadBoard board, string[] code, PyCallable? child) : TaskBody
    {
        private PyValue _other = 0;
        private int _next = -1;
        private bool _hasEnded;
        private bool _isCalling;

        internal bool IsDiscarded { get; private set; }

        internal override void Resume(Tcb task)
        {
            for (; ; )
            {
                if (_isCalling)
                {
                    _isCalling = false;
                    Returned(thread.TakeResult());
                }

                if (_hasEnded && !thread.IsMain)
                {
                    board.Device.Calls.EndTask(task);
                    return;
                }

                _isCalling = true;
                if (!Begin())
                {
                    return;
                }
            }
        }

        internal override void Discard(Tcb task) => IsDiscarded = true;

        private void Returned(PyResult result)
        {
            if (_next < 0 || _hasEnded)
            {
                _next++;
                return;
            }

            _other = code[_next] == "start_new_thread" ? result.Value : _other;
            board.Note(code[_next] == "start_new_thread" ? result.Value.IsTrue : result.Value);
            _next++;
        }

        private bool Begin()
        {
            var runtime = thread.Model.Runtime;
            if (_next < 0)
            {
                return runtime.Enter.Begin(PyArguments.None);
            }

            if (_hasEnded)
            {
                return runtime.ReplIdle.Begin(PyArguments.None);
            }

            if (_next < code.Length && code[_next].StartsWith("raise", StringComparison.Ordinal))
            {
                thread.EndError = new PyError(code[_next].Split(' ')[1], "raised");
                _next = code.Length;
            }

            if (_next == code.Length)
            {
                _hasEnded = true;
                return runtime.End.Begin(PyArguments.None);
            }

            return Call(code[_next].Split(' '));
        }

        private bool Call(string[] words)
        {
            if (words[0] == "sleep_ms")
            {
                return thread.Model.Runtime.SleepMs.Begin(new PyArguments([long.Parse(words[1], null)]));
            }

            PyValue[] arguments = words[0] switch
            {
                "start_new_thread" => ["child", child!, PyValue.Tuple()],
                "allowsuspend" => [true],
                "getSelfName" => [],
                "wait" => [long.Parse(words[1], null)],
                "notify" => [_other, long.Parse(words[1], null)],
                _ => [_other],
            };
            return board.L.Functions.Single(f => f.Name == words[0]).Begin(new PyArguments(arguments));
        }
    }
}
