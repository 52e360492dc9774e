using Rtos.Core;

namespace Rtos.Explore;

/// <summary>A run has come to a choice point, whether there is something to choose or not.</summary>
internal delegate void Reached(in ChoicePoint point);
