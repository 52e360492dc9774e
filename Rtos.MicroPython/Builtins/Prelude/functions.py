# Built-in functions that call functions of a script or walk over its iterators.


def op_all(iterable):
    for item in iterable:
        if not item:
            return False
    return True


def op_any(iterable):
    for item in iterable:
        if item:
            return True
    return False


def op_all_from(first, iterator):
    return op_all(iterator) if first else False


def op_any_from(first, iterator):
    return True if first else op_any(iterator)


def op_enumerate(iterable, start=0):
    for item in iterable:
        yield (start, item)
        start += 1


def op_filter(function, iterable):
    for item in iterable:
        if item if function is None else function(item):
            yield item


def op_map(function, *iterables):
    if len(iterables) == 1:
        for item in iterables[0]:
            yield function(item)
        return
    for items in zip(*iterables):
        yield function(*items)


def op_zip(*iterables):
    iterators = []
    for iterable in iterables:
        iterators.append(iter(iterable))
    while True:
        items = []
        for iterator in iterators:
            try:
                items.append(next(iterator))
            except StopIteration:
                return
        yield tuple(items)


def op_reversed(sequence):
    i = len(sequence)
    while i > 0:
        i -= 1
        yield sequence[i]


def op_sum(iterable, start=0):
    for item in iterable:
        start = start + item
    return start


def op_sum_from(total, item, iterator):
    return op_sum(iterator, total + item)


def op_max(*arguments, key=None, **default):
    return op_extreme(arguments, key, default, True)


def op_min(*arguments, key=None, **default):
    return op_extreme(arguments, key, default, False)


def op_extreme(arguments, key, default, largest):
    items = arguments[0] if len(arguments) == 1 else arguments
    found = False
    for item in items:
        value = item if key is None else key(item)
        if not found or (value > best_value if largest else value < best_value):
            found = True
            best = item
            best_value = value
    if found:
        return best
    if "default" in default:
        return default["default"]
    raise ValueError("arg is an empty sequence")


def op_sorted(iterable, key=None, reverse=False):
    items = op_list(iterable)
    op_sort(items, key, reverse)
    return items


def op_sort(items, key=None, reverse=False):
    values = items[:]
    keys = values
    if key is not None:
        keys = []
        for item in values:
            keys.append(key(item))
    made = _sort_order(values, keys, bool(reverse))
    if made is None:
        made = op_merge_sort(values, keys, reverse)
    items[:] = made


def op_merge_sort(items, keys, reverse):
    count = len(items)
    order = list(range(count))
    run = 1
    while run < count:
        merged = []
        start = 0
        while start < count:
            left = start
            middle = right = min(start + run, count)
            end = min(start + 2 * run, count)
            while left < middle and right < end:
                a = keys[order[left]]
                b = keys[order[right]]
                if (a < b) if reverse else (b < a):
                    merged.append(order[right])
                    right += 1
                else:
                    merged.append(order[left])
                    left += 1
            merged.extend(order[left:middle])
            merged.extend(order[right:end])
            start = end
        order = merged
        run *= 2
    made = []
    for i in order:
        made.append(items[i])
    return made


def op_bool(value):
    return True if value else False
