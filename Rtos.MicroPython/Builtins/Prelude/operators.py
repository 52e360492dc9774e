# Operators that come to a method of a script's class somewhere inside of a container.


def op_eq(a, b):
    kind = _kind(a)
    if kind != _kind(b):
        return False
    if kind == "dict":
        return op_eq_dict(a, b)
    if kind == "set" or kind == "frozenset":
        return len(a) == len(b) and op_set_issubset(a, b)
    if kind == "instance" or kind == "exception" or kind == "other":
        return a is b
    if len(a) != len(b):
        return False
    i = 0
    for x in a:
        y = b[i]
        if not (x is y or x == y):
            return False
        i += 1
    return True


def op_eq_dict(a, b):
    if len(a) != len(b):
        return False
    for key in a:
        if key not in b:
            return False
        x = a[key]
        y = b[key]
        if not (x is y or x == y):
            return False
    return True


def op_ne(a, b):
    return not op_eq(a, b)


def op_first_difference(a, b):
    count = min(len(a), len(b))
    i = 0
    while i < count:
        x = a[i]
        y = b[i]
        if not (x is y or x == y):
            return i
        i += 1
    return -1


def op_lt(a, b):
    if _kind(a) == "set" or _kind(a) == "frozenset":
        return len(a) < len(b) and op_set_issubset(a, b)
    i = op_first_difference(a, b)
    return len(a) < len(b) if i < 0 else a[i] < b[i]


def op_le(a, b):
    if _kind(a) == "set" or _kind(a) == "frozenset":
        return op_set_issubset(a, b)
    i = op_first_difference(a, b)
    return len(a) <= len(b) if i < 0 else a[i] <= b[i]


def op_gt(a, b):
    if _kind(a) == "set" or _kind(a) == "frozenset":
        return len(a) > len(b) and op_set_issubset(b, a)
    i = op_first_difference(a, b)
    return len(a) > len(b) if i < 0 else a[i] > b[i]


def op_ge(a, b):
    if _kind(a) == "set" or _kind(a) == "frozenset":
        return op_set_issubset(b, a)
    i = op_first_difference(a, b)
    return len(a) >= len(b) if i < 0 else a[i] >= b[i]


def op_or(a, b):
    if _kind(a) == "dict":
        made = a.copy()
        op_dict_update(made, b)
        return made
    return op_set_union(a, b)


def op_and(a, b):
    return op_set_intersection(a, b)


def op_sub(a, b):
    return op_set_difference(a, b)


def op_xor(a, b):
    return op_set_symmetric_difference(a, b)


def op_iadd(a, b):
    for item in op_list(b):
        a.append(item)
    return a


def op_ior(a, b):
    if _kind(a) == "dict":
        op_dict_update(a, b)
    else:
        op_set_update(a, b)
    return a


def op_iand(a, b):
    op_set_intersection_update(a, b)
    return a


def op_isub(a, b):
    op_set_difference_update(a, b)
    return a


def op_ixor(a, b):
    op_set_symmetric_difference_update(a, b)
    return a


def op_mod(a, b):
    return _percent_format(a, op_plain_arguments(b))


def op_imod(a, b):
    return op_mod(a, b)


def op_pow(a, b):
    return a ** b


def op_pow_mod(a, b, modulus):
    result = 1 % modulus
    a %= modulus
    while b:
        if b & 1:
            result = result * a % modulus
        a = a * a % modulus
        b >>= 1
    return result


def op_divmod(a, b):
    return (a // b, a % b)
