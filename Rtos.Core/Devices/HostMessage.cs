namespace Rtos.Core;

/// <summary>A message that a program has posted to its host with <see cref="HostLink.Post"/>.</summary>
/// <param name="Topic">What it is about, one word.</param>
/// <param name="Text">The message.</param>
public sealed record HostMessage(string Topic, string Text);
