# What the machine cannot do without running Python code of the script.


def op_list(iterable):
    items = []
    for item in iterable:
        items.append(item)
    return items


def op_dict_of_mapping(mapping):
    entries = {}
    for key in mapping.keys():
        entries[key] = mapping[key]
    return entries


def op_iter_getitem(sequence):
    i = 0
    while True:
        try:
            item = sequence[i]
        except (IndexError, StopIteration):
            return
        yield item
        i += 1


def op_iter_stream(stream):
    while True:
        line = stream.readline()
        if not line:
            return
        yield line


def op_iter(iterable):
    if hasattr(iterable, "__iter__"):
        return iterable.__iter__()
    if hasattr(iterable, "__getitem__"):
        return op_iter_getitem(iterable)
    raise TypeError("'%s' object isn't iterable" % type(iterable).__name__)


def op_next(iterator, *default):
    try:
        return iterator.__next__()
    except StopIteration:
        if default:
            return default[0]
        raise


def op_call_or_default(function, arguments, default):
    try:
        return function(*arguments)
    except AttributeError:
        return default


def op_call_succeeds(function, arguments):
    try:
        function(*arguments)
        return True
    except AttributeError:
        return False


def op_import(name):
    names = {}
    exec("import " + name, names)
    return names[name.split(".")[0]]


def op_scheduled(callback, argument):
    try:
        callback(argument)
    except Exception as e:
        try:
            _print_exception(e)
        except Exception:
            # Its __str__ raises too.
            _write(type(e).__name__ + "\n")


def op_close(generator):
    try:
        generator.throw(GeneratorExit())
    except (GeneratorExit, StopIteration):
        return None
    raise RuntimeError("generator ignored GeneratorExit")


def op_print(*values, sep=" ", end="\n", file=None, flush=False):
    texts = []
    for value in values:
        texts.append(str(value))
    if file is None:
        print(*texts, sep=sep, end=end)
    else:
        file.write((" " if sep is None else sep).join(texts) + ("\n" if end is None else end))


def op_print_repr(value):
    print(repr(value))


def op_input(prompt=""):
    import sys
    print(prompt, end="")
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line[:-1] if line[-1] == "\n" else line


def op_help(*about):
    if not about:
        print(_help_text(None), end="")
        return
    if isinstance(about[0], str) and about[0] == "modules":
        print(_help_text("modules"))
        print("and the modules beside the script")
        return
    print("object", about[0], "is of type", type(about[0]).__name__)
    members = _help_members(about[0])
    i = 0
    while i < len(members):
        print("  ", members[i], " -- ", members[i + 1], sep="")
        i += 2
