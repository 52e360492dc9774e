using Rtos.Core;

namespace Rtos.Tests.Support;

/// <summary>Chooses what is usual, and keeps what it was asked.</summary>
internal sealed class UsualChoices : ChoiceSource
{
    internal List<ChoicePoint> Points { get; } = [];

    protected override long Choose(in ChoicePoint point)
    {
        Points.Add(point);
        return point.Usual;
    }
}
