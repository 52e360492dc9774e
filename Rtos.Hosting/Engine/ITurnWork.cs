namespace Rtos.Hosting;

/// <summary>What is done in turns: the device, as the workers see it.</summary>
internal interface ITurnWork
{
    /// <summary>Does what is to be done now, on the thread that has the turn; throws nothing.</summary>
    /// <returns>Whether there is more of it, so that another turn is wanted at once.</returns>
    bool Turn();

    /// <summary>A turn is over, and another thread may already be in the next one.</summary>
    void TurnEnded();

    /// <summary>The turn takes too long, and its worker was written off. On another thread than the turn's.</summary>
    void BecomeStuck();

    /// <summary>The turn came to its end after all, on the thread that was written off; <see cref="TurnEnded"/> follows.</summary>
    void CameBack();
}
