using System.Security.Cryptography;
using System.Text;

namespace Rtos.Cli;

/// <summary>The secret with which a TCP client of the console authenticates itself.</summary>
internal sealed class ConsoleToken
{
    /// <summary>The least number of characters of a token.</summary>
    internal const int Shortest = 8;

    /// <summary>The most characters of a token.</summary>
    internal const int Longest = 200;

    private readonly byte[] _hash;

    /// <summary>Makes a token from a text.</summary>
    /// <param name="value">The text.</param>
    /// <exception cref="ArgumentException">It is not a token, see <see cref="IsValid"/>.</exception>
    internal ConsoleToken(string value)
    {
        if (!IsValid(value))
        {
            throw new ArgumentException("a token must have 8 to 200 visible ASCII characters, without blanks", nameof(value));
        }

        _hash = Hash(value);
    }

    /// <summary>A new token that cannot be guessed: 128 random bits as hexadecimal digits.</summary>
    internal static string Generate() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Whether a text can be a token: 8 to 200 visible ASCII characters, without blanks.</summary>
    internal static bool IsValid(string value) =>
        value.Length is >= Shortest and <= Longest && value.All(c => c is > ' ' and < '\x7f');

    /// <summary>Compares a client's token. Takes the same time for every wrong one.</summary>
    internal bool IsRight(string value) => CryptographicOperations.FixedTimeEquals(Hash(value), _hash);

    // Of equal length whatever was sent.
    private static byte[] Hash(string value) => SHA256.HashData(Encoding.UTF8.GetBytes(value));
}
