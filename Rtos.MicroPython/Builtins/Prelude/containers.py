# Dicts, sets and sequences whose keys or elements are objects of a script's classes.


def op_dict_find(table, key):
    code = op_hash_code(key)
    place = _dict_next(table, code, -1)
    while place >= 0:
        other = _dict_key(table, place)
        if other is key or other == key:
            return place
        place = _dict_next(table, code, place)
    return -1


def op_hash_code(key):
    return hash(key) & 0x7FFFFFFF


def op_hash(value):
    code = 3430008
    for item in value:
        code = ((code * 1000003) ^ hash(item)) & 0x7FFFFFFF
    return code


def op_getitem(container, key):
    place = op_dict_find(container, key)
    if place < 0:
        raise KeyError(key)
    return _dict_value(container, place)


def op_setitem(container, key, value):
    if _kind(container) == "list":
        container[key] = op_list(value)
        return
    place = op_dict_find(container, key)
    if place >= 0:
        _dict_replace(container, place, value)
    else:
        _dict_add(container, key, op_hash_code(key), value)


def op_delitem(container, key):
    place = op_dict_find(container, key)
    if place < 0:
        raise KeyError(key)
    _dict_remove(container, place)


def op_contains(container, item):
    kind = _kind(container)
    if kind == "dict" or kind == "set" or kind == "frozenset" or kind == "dict_keys":
        return op_dict_find(container, item) >= 0
    for other in container:
        if other is item or other == item:
            return True
    return False


def op_dict_of(entries):
    made = {}
    i = 0
    while i < len(entries):
        made[entries[i]] = entries[i + 1]
        i += 2
    return made


def op_dict(*sources, **names):
    made = {}
    for source in sources:
        op_dict_update(made, source)
    for name in names:
        made[name] = names[name]
    return made


def op_dict_update(table, *sources, **names):
    for source in sources:
        kind = _kind(source)
        if kind == "dict":
            for key in source:
                table[key] = source[key]
        else:
            for pair in source:
                items = op_list(pair)
                if len(items) != 2:
                    raise ValueError("dict update sequence has wrong length")
                table[items[0]] = items[1]
    for name in names:
        table[name] = names[name]


def op_dict_fromkeys(keys, value=None):
    made = {}
    for key in keys:
        made[key] = value
    return made


def op_dict_get(table, key, default=None):
    place = op_dict_find(table, key)
    return _dict_value(table, place) if place >= 0 else default


def op_dict_pop(table, key, *default):
    place = op_dict_find(table, key)
    if place < 0:
        if default:
            return default[0]
        raise KeyError(key)
    value = _dict_value(table, place)
    _dict_remove(table, place)
    return value


def op_dict_setdefault(table, key, default=None):
    place = op_dict_find(table, key)
    if place >= 0:
        return _dict_value(table, place)
    table[key] = default
    return default


def op_seq_count(items, item):
    count = 0
    for other in items:
        if other is item or other == item:
            count += 1
    return count


def op_seq_index(items, item, start=0, stop=None):
    count = len(items)
    if stop is None or stop > count:
        stop = count
    if stop < 0:
        stop += count
    if start < 0:
        start = max(0, start + count)
    while start < stop:
        other = items[start]
        if other is item or other == item:
            return start
        start += 1
    raise ValueError("object not in sequence")


def op_list_remove(items, item):
    del items[op_seq_index(items, item)]
