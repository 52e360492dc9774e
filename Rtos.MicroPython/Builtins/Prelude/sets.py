# Sets with elements that have their own __eq__ or __hash__.


def op_set(*iterable):
    made = set()
    op_set_update(made, *iterable)
    return made


def op_frozenset(*iterable):
    made = frozenset()
    for items in iterable:
        for item in items:
            op_set_add(made, item)
    return made


def op_set_of(items):
    return op_set(items)


def op_set_add(items, item):
    if op_dict_find(items, item) < 0:
        _dict_add(items, item, op_hash_code(item), None)


def op_set_update(items, *others):
    for other in others:
        for item in op_list(other):
            op_set_add(items, item)


def op_set_discard(items, item):
    place = op_dict_find(items, item)
    if place >= 0:
        _dict_remove(items, place)


def op_set_remove(items, item):
    place = op_dict_find(items, item)
    if place < 0:
        raise KeyError(item)
    _dict_remove(items, place)


def op_set_like(items, elements):
    return op_frozenset(elements) if _kind(items) == "frozenset" else op_set(elements)


def op_set_union(items, other):
    return op_set_like(items, op_list(items) + op_list(other))


def op_set_intersection(items, other):
    other = op_set(other)
    return op_set_like(items, [item for item in items if item in other])


def op_set_difference(items, *others):
    for other in others:
        other = op_set(other)
        items = op_set_like(items, [item for item in items if item not in other])
    return items


def op_set_symmetric_difference(items, other):
    other = op_set(other)
    left = [item for item in items if item not in other]
    return op_set_like(items, left + [item for item in other if item not in items])


def op_set_difference_update(items, *others):
    _set_replace(items, op_set_difference(items, *others))


def op_set_intersection_update(items, other):
    _set_replace(items, op_set_intersection(items, other))


def op_set_symmetric_difference_update(items, other):
    _set_replace(items, op_set_symmetric_difference(items, other))


def op_set_issubset(items, other):
    other = op_set(other)
    for item in items:
        if item not in other:
            return False
    return True


def op_set_issuperset(items, other):
    for item in other:
        if item not in items:
            return False
    return True


def op_set_isdisjoint(items, other):
    for item in other:
        if item in items:
            return False
    return True
