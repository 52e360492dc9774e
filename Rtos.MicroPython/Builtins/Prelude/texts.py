# Texts of objects that have their own __repr__ or __str__, or that contain such objects.


def op_repr(value):
    kind = _kind(value)
    if kind == "list":
        return "[" + op_repr_all(value) + "]"
    if kind == "tuple":
        return "(" + op_repr_all(value) + (",)" if len(value) == 1 else ")")
    if kind == "dict":
        return op_repr_dict(value)
    if kind == "set":
        return "{" + op_repr_all(value) + "}"
    if kind == "frozenset":
        return "frozenset({" + op_repr_all(value) + "})"
    if kind == "dict_keys" or kind == "dict_values" or kind == "dict_items":
        return kind + "([" + op_repr_all(value) + "])"
    if kind == "slice":
        return "slice(" + op_repr_all((value.start, value.stop, value.step)) + ")"
    if kind == "bound_method":
        return "<bound_method>"
    if kind == "exception" and type(value).__repr__ is BaseException.__repr__:
        return type(value).__name__ + repr(value.args)
    return op_text(value.__repr__())


def op_text(text):
    if type(text) is not str:
        raise TypeError("can't convert '%s' object to str implicitly" % type(text).__name__)
    return text


def op_repr_all(values):
    texts = []
    for value in values:
        texts.append(repr(value))
    return ", ".join(texts)


def op_repr_dict(table):
    texts = []
    for key in table:
        texts.append(repr(key) + ": " + repr(table[key]))
    return "{" + ", ".join(texts) + "}"


def op_str(value):
    kind = _kind(value)
    if kind == "instance":
        return op_text(value.__str__()) if hasattr(value, "__str__") else op_repr(value)
    if kind == "exception":
        if type(value).__str__ is not BaseException.__str__:
            return op_text(value.__str__())
        if type(value).__repr__ is not BaseException.__repr__:
            return op_text(value.__repr__())
        if len(value.args) == 1:
            return str(value.args[0])
        return repr(value.args)
    return op_repr(value)


def op_format(value, conversion, spec):
    return _format(repr(value) if conversion >= 2 else str(value), spec)


def op_format_failed(*arguments, **names):
    raise TypeError("an object's text can't be formatted")


def op_plain(value):
    return value if _is_plain(value) else _texts(str(value), repr(value))


def op_plain_arguments(arguments):
    kind = _kind(arguments)
    if kind == "tuple":
        made = []
        for value in arguments:
            made.append(op_plain(value))
        return tuple(made)
    if kind == "dict":
        table = {}
        for key in arguments:
            table[key] = op_plain(arguments[key])
        return table
    return op_plain(arguments)


def op_brace_format(text, *arguments, **names):
    return _brace_format(text, *op_plain_arguments(arguments), **op_plain_arguments(names))
