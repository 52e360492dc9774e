using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Rtos.Tasks.Analyzers;

/// <summary>RTOS004: device code blocks the thread that runs the device, or starts others.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BlockingAnalyzer : DiagnosticAnalyzer
{
    private const string Blocks = "blocks the thread that runs the device";
    private const string Starts = "starts work on a host thread, whose timing differs in every run";
    private const string Sleep = "use await task.Delay(…), which waits in virtual time";
    private const string Wait = "wait for a kernel object instead (queue, semaphore, event group, notification)";
    private const string Result = "wait in the host's code, and give the device the result as an input";
    private const string Create = "create a task of the device (await task.CreateTask(…))";
    private const string Timer = "use a timer of the device (device.CreateTimer)";
    private const string Lock = "use a mutex of the device (device.CreateMutex) to exclude other tasks";
    private const string Input = "let the host give the device its input (device.Host)";

    private static readonly ForbiddenMember[] Members =
    [
        new("System.Threading.Thread", "Sleep SpinWait", Blocks, Sleep),
        new("System.Threading.Thread", "Join", Blocks, Wait),
        new("System.Threading.Thread", ".ctor Start UnsafeStart", Starts, Create),
        new("System.Threading.Tasks.Task", "Wait WaitAll WaitAny", Blocks, Result),
        new("System.Threading.Tasks.Task`1", "Result", Blocks, Result),
        new("System.Threading.Tasks.ValueTask`1", "Result", Blocks, Result),
        .. Awaiters().Select(type => new ForbiddenMember(type, "GetResult", Blocks, Result)),
        new("System.Threading.Tasks.Task", "Run Start RunSynchronously", Starts, Create),
        new("System.Threading.Tasks.TaskFactory", "StartNew", Starts, Create),
        new("System.Threading.Tasks.TaskFactory`1", "StartNew", Starts, Create),
        new("System.Threading.Tasks.Parallel", "*", Starts, Create),
        new("System.Linq.ParallelEnumerable", "AsParallel", Starts, Create),
        new("System.Threading.ThreadPool", "QueueUserWorkItem UnsafeQueueUserWorkItem", Starts, Create),
        new("System.Threading.ThreadPool", "RegisterWaitForSingleObject", Starts, Create),
        new("System.Threading.Timer", ".ctor", Starts, Timer),
        new("System.Timers.Timer", ".ctor Start", Starts, Timer),
        new("System.Threading.PeriodicTimer", ".ctor", Starts, Timer),
        new("System.Threading.SemaphoreSlim", "Wait", Blocks, Wait),
        new("System.Threading.WaitHandle", "WaitOne WaitAll WaitAny SignalAndWait", Blocks, Wait),
        new("System.Threading.ManualResetEventSlim", "Wait", Blocks, Wait),
        new("System.Threading.CountdownEvent", "Wait", Blocks, Wait),
        new("System.Threading.Barrier", "SignalAndWait", Blocks, Wait),
        new("System.Threading.SpinWait", "SpinOnce SpinUntil", Blocks, Sleep),
        new("System.Threading.Monitor", "Enter TryEnter Wait", Blocks, Lock),
        new("System.Threading.Lock", "Enter EnterScope TryEnter", Blocks, Lock),
        new("System.Threading.SpinLock", "Enter TryEnter", Blocks, Lock),
        new("System.Threading.ReaderWriterLock", "AcquireReaderLock AcquireWriterLock", Blocks, Lock),
        new("System.Threading.ReaderWriterLockSlim", "EnterReadLock EnterWriteLock", Blocks, Lock),
        new("System.Threading.ReaderWriterLockSlim", "EnterUpgradeableReadLock", Blocks, Lock),
        new("System.Collections.Concurrent.BlockingCollection`1", "Take TakeFromAny", Blocks, Wait),
        new("System.Collections.Concurrent.BlockingCollection`1", "GetConsumingEnumerable", Blocks, Wait),
        new("System.Diagnostics.Process", "WaitForExit", Blocks, Result),
        new("System.Console", "Read ReadKey ReadLine", Blocks, Input),
    ];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.Blocks];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownTypes.In(start.Compilation) is { } types)
            {
                MemberUse.Watch(start, types, Members, static (place, what, entry) =>
                    Diagnostic.Create(Rules.Blocks, place, what, entry.Effect, entry.WayOut));
                start.RegisterOperationAction(c => CheckLock(c, types), OperationKind.Lock);
            }
        });
    }

    private static void CheckLock(OperationAnalysisContext context, KnownTypes types)
    {
        if (context.Operation is ILockOperation { Syntax: LockStatementSyntax syntax }
            && DeviceCode.KindOf(context.Operation, context.ContainingSymbol, types) != CodeKind.Host)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.Blocks, syntax.LockKeyword.GetLocation(), "lock", Blocks, Lock));
        }
    }

    // Those of Task, of ValueTask, and of both after ConfigureAwait.
    private static IEnumerable<string> Awaiters()
    {
        const string Space = "System.Runtime.CompilerServices.";
        foreach (var name in new[] { "TaskAwaiter", "ValueTaskAwaiter" })
        {
            yield return $"{Space}{name}";
            yield return $"{Space}{name}`1";
        }

        foreach (var name in new[] { "Task", "ValueTask" })
        {
            yield return $"{Space}Configured{name}Awaitable+Configured{name}Awaiter";
            yield return $"{Space}Configured{name}Awaitable`1+Configured{name}Awaiter";
        }
    }
}
