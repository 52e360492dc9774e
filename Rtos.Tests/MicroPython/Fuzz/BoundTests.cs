namespace Rtos.Tests.MicroPython;

/// <summary>What a script could make without a bound in one call: it ends with an error, or goes on in virtual time, and is short on the host.</summary>
[TestClass]
public sealed class BoundTests
{
    private const string Error = "error";

    [TestMethod]
    [Timeout(60_000)]
    [DataRow("sum(range(10**12))")]
    [DataRow("sum(range(10**12), 1.5)")]
    [DataRow("all(range(1, 10**12))")]
    [DataRow("any(map(bool, [0] * 10)); any(enumerate(()))\nall(zip(range(10**12)))")]
    [DataRow("max(range(10**12))")]
    [DataRow("(1, 2) in enumerate(range(5, 10**12))")]
    [DataRow("None in iter(range(10**12))")]
    public void Run_WalkWithoutEnd_TakesVirtualTime(string source)
    {
        var board = new ScriptBoard(source + "\nprint('over')");

        Assert.AreEqual(Rtos.Thread.RunOutcome.Limit, board.Run(TimeSpan.FromMilliseconds(50)));
        Assert.AreEqual(string.Empty, board.Output);
    }

    [TestMethod]
    [Timeout(60_000)]
    [DataRow("print(*range(10**9))", "MemoryError")]
    [DataRow("[*range(10**9)]", "MemoryError")]
    [DataRow("{*range(10**9)}", "MemoryError")]
    [DataRow("a, *b = range(10**9)", "MemoryError")]
    [DataRow("a, b = range(2**63 - 1)", "ValueError")]
    [DataRow("import struct; struct.unpack_from('<I', b'abcdefgh', 2**63 - 1)", "ValueError")]
    [DataRow("a = b = ()\nfor i in range(80):\n    a = (a, a)\n    b = (b, b)\na == b", "RuntimeError")]
    [DataRow("a = ()\nfor i in range(80): a = (a, a)\nhash(a)", "RuntimeError")]
    [DataRow("a = (str,)\nfor i in range(80): a = (a, a)\nisinstance(1, a)", "RuntimeError")]
    [DataRow("a = ()\nfor i in range(3000): a = (a,)\nhash(a)", "RuntimeError")]
    [DataRow("a = iter([1])\nfor i in range(1500): a = enumerate(a)\nnext(a)", "RuntimeError")]
    [DataRow("class A: pass\nA.__call__ = A()\nA()()", "RuntimeError")]
    [DataRow("a = Exception()\na.__init__(a)\nstr(a)", "RuntimeError")]
    [DataRow("class A: pass\nfor i in range(40): A = type('A', (type('X', (A,), {}), type('Y', (A,), {})), {})\nhasattr(A(), 'x')", "RuntimeError")]
    [DataRow("A = Exception\nfor i in range(40): A = type('A', (type('X', (A,), {}), type('Y', (A,), {})), {})\nraise A", "RuntimeError")]
    [DataRow("class A: pass\nfor i in range(3000): A = type('A', (A,), {})\nhasattr(A(), 'x')", "RuntimeError")]
    [DataRow("def f(): pass\nfor i in range(3000): f = staticmethod(f)\nf()", "RuntimeError")]
    [DataRow("str((1 << 380000) - 1)", "RuntimeError")]
    [DataRow("7 ** 5000000", "MemoryError")]
    public void Run_TooMuchForOneCall_RaisesError(string source, string error)
    {
        var lines = string.Join("\n    ", source.Split('\n'));

        Assert.AreEqual(error, ScriptBoard.Run($"try:\n    {lines}\nexcept Exception as {Error}:\n    print(type({Error}).__name__, end='')"));
    }

    [TestMethod]
    [Timeout(60_000)]
    [DataRow("print('a' in range(10**12), 5.0 in range(10**12), 5.5 in range(10**12), True in range(10**12))", "False True False True")]
    [DataRow("print(len('{:.5000f}'.format(0.1)), len('%.2000e' % 0.1))", "5002 2006")]
    [DataRow("print('abc'.center(-2**63))", "abc")]
    [DataRow("print(pow(3, 10**3, 7), pow(3**300, 7**200, 10**50) % 1000, pow(-3, 5, -7))", "4 1 -5")]
    [DataRow("m = memoryview(bytearray(5))\nfor i in range(5000): m = memoryview(m)\nm = memoryview(m[1:4])\nm[0] = 7\nprint(len(m), m[0])", "3 7")]
    [DataRow("print(2 ** 70, 2 ** 64 == 1 << 64, (-2) ** 65, 3 ** 41)", "1180591620717411303424 True -36893488147419103232 36472996377170786403")]
    [DataRow("s = 'ab' * 4000\nprint(s.find('ba' * 1000), s.rfind('ba' * 1000), s.count('ab' * 1500), len(s.split('ab' * 1500)), s.find('b' * 3000))", "1 5999 2 3 -1")]
    [DataRow("s = 'xyz' * 1000\nprint(s.count('yz'), len(s.replace('y', '')), len(s.strip('xz' * 2000)), 'abc'.replace('', '-'), 'abc'.rfind(''))", "1000 2000 2998 -a-b-c- 3")]
    [DataRow("print(pow(3, 10**3000, 10**1500 + 1) % 1000)", "363")]
    [DataRow("print(sum(range(50000)), any(range(1)), all(range(1, 30000)))", "1249975000 False True")]
    [DataRow("print(max(range(20000)), min(range(20000, 0, -1)))", "19999 1")]
    public void Run_AtTheBounds_GivesTheRightValue(string source, string expected) => ScriptBoard.AssertPrints(expected, source);

    [TestMethod]
    [Timeout(60_000)]
    [DataRow("a = list(range(9000))\nb = list(range(9000))\nwhile True: a == b")]
    [DataRow("while True: exec('x = 1\\n' * 1000)")]
    [DataRow("while True: '{:.60000f}'.format(1.5)")]
    [DataRow("a = list(range(9000))\nwhile True: a[:]")]
    [DataRow("a = [[] for i in range(2000)]\nimport gc\nwhile True: gc.collect()")]
    [DataRow("while True: print('x' * 50000)")]
    [DataRow("s = 'a' * 40000\nwhile True: s.strip('b' * 20000 + 'a')")]
    [DataRow("s = 'a' * 40000\nwhile True: s.find('a' * 20000 + 'b')")]
    [DataRow("s = b'a' * 40000\nwhile True: b'a' * 20000 + b'b' in s")]
    [DataRow("s = 'a' * 30000\nwhile True: s.replace('a', '')")]
    [DataRow("s = 'a' * 40000\nwhile True: s.isalpha()")]
    [DataRow("s = '\\U0001F600' * 12000\nwhile True: s[11999]")]
    [DataRow("s = 'a' * 40000\nwhile True: hash(s)")]
    [DataRow("l = [0] * 20000\nwhile True: l.reverse()")]
    [DataRow("l = [0] * 20000\nwhile True: l.insert(0, l.pop(0))")]
    [DataRow("import binascii\ns = b'a' * 40000\nwhile True: binascii.crc32(s)")]
    [DataRow("import struct\nf = 'b' * 40000\nwhile True: struct.calcsize(f)")]
    [DataRow("import sys\nwhile True:\n    import io\n    del sys.modules['io']")]
    [DataRow("a = (1 << 150000) - 1\nb = (1 << 150000) - 3\nwhile True: a < b")]
    public void Run_WorkInCSharp_TakesVirtualTime(string source)
    {
        var board = new ScriptBoard(source);

        Assert.AreEqual(Rtos.Thread.RunOutcome.Limit, board.Run(TimeSpan.FromMilliseconds(100)));
    }

    [TestMethod]
    [DataRow("str.format(None)")]
    [DataRow("dict.update(None, {})")]
    [DataRow("type(iter([])).__next__(None)")]
    [DataRow("property.setter(None, None)")]
    public void Run_MethodWithObjectOfAnotherType_RaisesTypeError(string source) =>
        ScriptBoard.AssertPrints("TypeError", $"try:\n    {source}\nexcept TypeError:\n    print('TypeError')");

    [TestMethod]
    public void Reset_SeveralSlices_EndsTheRun() =>
        Assert.AreEqual(Rtos.Thread.RunOutcome.Ended, new ScriptBoard("import machine\nmachine.reset()").Run(TimeSpan.FromSeconds(1)));
}
