from _collections import namedtuple


class OrderedDict(dict):
    pass


class deque:
    def __init__(self, iterable=(), maxlen=None, flags=0):
        if maxlen is not None and maxlen < 0:
            raise ValueError
        self._items = []
        self._maxlen = maxlen
        self._flags = flags
        for item in iterable:
            self.append(item)

    def _make_room(self, at):
        if self._maxlen is None or len(self._items) < self._maxlen:
            return True
        if self._flags & 1:
            raise IndexError("full")
        if self._maxlen == 0:
            return False
        self._items.pop(at)
        return True

    def append(self, item):
        if self._make_room(0):
            self._items.append(item)

    def appendleft(self, item):
        if self._make_room(-1):
            self._items.insert(0, item)

    def extend(self, iterable):
        for item in iterable:
            self.append(item)

    def pop(self):
        if not self._items:
            raise IndexError("empty")
        return self._items.pop()

    def popleft(self):
        if not self._items:
            raise IndexError("empty")
        return self._items.pop(0)

    def __len__(self):
        return len(self._items)

    def __bool__(self):
        return len(self._items) > 0

    def __iter__(self):
        return iter(self._items)

    def __getitem__(self, index):
        return self._items[index]

    def __setitem__(self, index, value):
        self._items[index] = value
