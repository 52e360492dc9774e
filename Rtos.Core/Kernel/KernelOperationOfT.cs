namespace Rtos.Core;

/// <summary>A kind of kernel call that returns something.</summary>
/// <typeparam name="TResult">What it returns.</typeparam>
internal abstract class KernelOperation<TResult> : KernelOperation
{
    /// <summary>Takes the result out of a record whose call has returned.</summary>
    internal abstract TResult Read(ref KernelCall call);
}
