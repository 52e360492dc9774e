class _Stream:
    def __init__(self, initial=None):
        if isinstance(initial, int):
            initial = None
        self._data = self._empty if initial is None else self._convert(initial)
        self._at = 0
        self._is_open = True

    def _check(self):
        if not self._is_open:
            raise ValueError("I/O operation on closed file")

    def read(self, size=-1):
        self._check()
        if size is None or size < 0:
            size = len(self._data)
        start = self._at
        self._at = max(start, min(start + size, len(self._data)))
        return self._data[start:self._at]

    def readline(self, size=-1):
        self._check()
        start = self._at
        end = self._data.find(self._line_end, start)
        end = len(self._data) if end < 0 else end + 1
        if size is not None and size >= 0:
            end = min(end, start + size)
        self._at = max(start, end)
        return self._data[start:self._at]

    def readlines(self):
        return list(self)

    def write(self, data):
        self._check()
        data = self._convert(data)
        gap = self._at - len(self._data)
        head = self._data + self._zero * gap if gap > 0 else self._data[:self._at]
        self._data = head + data + self._data[self._at + len(data):]
        self._at += len(data)
        return len(data)

    def seek(self, offset, whence=0):
        self._check()
        base = (0, self._at, len(self._data))[whence]
        if base + offset < 0:
            raise OSError(22)
        self._at = base + offset
        return self._at

    def tell(self):
        return self._at

    def flush(self):
        pass

    def getvalue(self):
        self._check()
        return self._data

    def close(self):
        self._is_open = False

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line


class StringIO(_Stream):
    _empty = ""
    _line_end = "\n"
    _zero = "\0"

    def _convert(self, data):
        return data if isinstance(data, str) else str(data, "utf-8")


class BytesIO(_Stream):
    _empty = b""
    _line_end = b"\n"
    _zero = b"\0"

    def _convert(self, data):
        return data.encode() if isinstance(data, str) else bytes(data)
