namespace Rtos.Hosting;

/// <summary>Work done in turns: the device from the workers' point of view.</summary>
internal interface ITurnWork
{
    /// <summary>Does the work that is due, on the thread that has the turn; does not throw.</summary>
    /// <returns>Whether there is more work, so that another turn is wanted at once.</returns>
    bool Turn();

    /// <summary>A turn is over, and another thread may already be in the next one.</summary>
    void TurnEnded();

    /// <summary>The turn takes too long, and its worker was written off. Called on a thread other than the turn's.</summary>
    void BecomeStuck();

    /// <summary>The turn has ended after all, on the thread that was written off; <see cref="TurnEnded"/> follows.</summary>
    void CameBack();
}
