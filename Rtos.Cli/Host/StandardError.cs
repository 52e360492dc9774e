using System.Text;

namespace Rtos.Cli;

/// <summary>Standard error: messages about a run come after the output of the run. If standard error cannot be written, messages are dropped.</summary>
internal sealed class StandardError : TextWriter
{
    private readonly TextWriter _output;
    private readonly StreamWriter _writer;

    internal StandardError(Stream stream, TextWriter output)
    {
        _output = output;
        _writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
        NewLine = "\n";
    }

    /// <inheritdoc/>
    public override Encoding Encoding => _writer.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Write(new ReadOnlySpan<char>(ref value));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + "\n");

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        try
        {
            _output.Flush();
        }
        catch (IOException)
        {
            // The next writer gets the exception.
        }

        try
        {
            _writer.Write(buffer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It cannot be reported anywhere else.
        }
    }
}
