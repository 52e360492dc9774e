using System.Runtime.CompilerServices;

namespace Rtos.MicroPython;

/// <summary>A <c>dict</c>, and every table of names: globals, attributes. Entries keep their order of insertion.</summary>
/// <remarks>
/// Open addressing into an array of entries. Keys are compared natively; keys with a <c>__eq__</c> or <c>__hash__</c> of a script
/// go through the prelude, which uses <see cref="EntryAt"/> by hash. Nothing that a script can see depends on a hash.
/// </remarks>
internal sealed class DictObject : ScriptObject
{
    private const int LeastBuckets = 8;

    // Invariant: the number of buckets is a power of two, at most 2/3 of them used; 0 is free, n is entry n - 1.
    private int[]? _buckets;
    private DictEntry[] _entries = [];
    private int _used;

    /// <summary>The number of entries.</summary>
    internal int Count { get; private set; }

    /// <summary>Counts the additions and removals, so that iterations detect a change.</summary>
    internal int Version { get; private set; }

    /// <summary>The number of entries, including removed ones (with an unset key): for iterating.</summary>
    internal int Places => _used;

    internal override TypeObject Type => Types.Dict;

    internal override int HeapBytes => ObjectBytes.Dict(Count);

    /// <summary>The entry at an index; its key is unset if it has been removed.</summary>
    internal ref DictEntry EntryAt(int place) => ref _entries[place];

    /// <summary>Finds a name.</summary>
    internal bool TryGet(string name, out Value value)
    {
        var place = Find(name);
        value = place < 0 ? default : _entries[place].Value;
        return place >= 0;
    }

    /// <summary>Finds a key that can be compared natively.</summary>
    internal bool TryGet(Value key, out Value value)
    {
        var place = Find(key);
        value = place < 0 ? default : _entries[place].Value;
        return place >= 0;
    }

    /// <summary>The index of a name, or -1.</summary>
    internal int Find(string name)
    {
        if (_buckets is null)
        {
            return FindInFew(name);
        }

        var hash = KeyHash.Of(name);
        for (var b = hash & (_buckets.Length - 1); _buckets[b] != 0; b = (b + 1) & (_buckets.Length - 1))
        {
            ref var entry = ref _entries[_buckets[b] - 1];
            if (ReferenceEquals(entry.Key.Ref, name) || (entry.Hash == hash && entry.Key.Ref is string s && s == name))
            {
                return _buckets[b] - 1;
            }
        }

        return -1;
    }

    /// <summary>The index of a key that can be compared natively, or -1.</summary>
    internal int Find(Value key)
    {
        if (key.Ref is string name)
        {
            return Find(name);
        }

        if (Count == 0)
        {
            return -1;
        }

        var hash = KeyHash.Of(key);
        if (_buckets is null)
        {
            for (var i = 0; i < _used; i++)
            {
                if (_entries[i].Hash == hash && KeyHash.AreEqual(_entries[i].Key, key))
                {
                    return i;
                }
            }

            return -1;
        }

        for (var b = hash & (_buckets.Length - 1); _buckets[b] != 0; b = (b + 1) & (_buckets.Length - 1))
        {
            ref var entry = ref _entries[_buckets[b] - 1];
            if (entry.Hash == hash && KeyHash.AreEqual(entry.Key, key))
            {
                return _buckets[b] - 1;
            }
        }

        return -1;
    }

    /// <summary>Whether the entry at an index has this very name: checked by the machine's caches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsAt(int place, string name) => (uint)place < (uint)_used && ReferenceEquals(_entries[place].Key.Ref, name);

    /// <summary>Sets an entry; an existing key keeps its place.</summary>
    internal void Set(string name, Value value) => SetAt(Find(name), Value.Of(name), value, KeyHash.Of(name));

    /// <summary>Sets an entry whose key can be compared natively.</summary>
    internal void Set(Value key, Value value) => SetAt(Find(key), key, value, KeyHash.Of(key));

    /// <summary>Adds an entry whose key, with the given hash, is known to be missing.</summary>
    internal void AddNew(Value key, int hash, Value value) => SetAt(-1, key, value, hash);

    /// <summary>Removes a name; returns whether it existed.</summary>
    internal bool Remove(string name) => RemoveAt(Find(name));

    /// <summary>Removes a key that can be compared natively; returns whether it existed.</summary>
    internal bool Remove(Value key) => RemoveAt(Find(key));

    /// <summary>Removes the entry at an index; returns whether there was one.</summary>
    internal bool RemoveAt(int place)
    {
        if (place < 0)
        {
            return false;
        }

        // The bucket stays and leads to an entry without a key: searches continue after it.
        _entries[place].Key = default;
        _entries[place].Value = default;
        _entries[place].Hash = -1;
        Count--;
        Version++;
        if (Count == 0)
        {
            Clear();
        }

        return true;
    }

    /// <summary>Removes everything.</summary>
    internal void Clear()
    {
        Array.Clear(_entries, 0, _used);
        _buckets = null;
        _used = 0;
        Count = 0;
        Version++;
    }

    /// <summary>A dict with the same entries.</summary>
    internal DictObject Copy()
    {
        var copy = new DictObject();
        for (var i = 0; i < _used; i++)
        {
            if (!_entries[i].Key.IsUnset)
            {
                copy.AddNew(_entries[i].Key, _entries[i].Hash, _entries[i].Value);
            }
        }

        return copy;
    }

    internal override void Visit(Marker marker)
    {
        for (var i = 0; i < _used; i++)
        {
            marker.Visit(_entries[i].Key);
            marker.Visit(_entries[i].Value);
        }
    }

    private int FindInFew(string name)
    {
        for (var i = 0; i < _used; i++)
        {
            if (ReferenceEquals(_entries[i].Key.Ref, name))
            {
                return i;
            }
        }

        for (var i = 0; i < _used; i++)
        {
            if (_entries[i].Key.Ref is string s && s == name)
            {
                return i;
            }
        }

        return -1;
    }

    private void SetAt(int place, Value key, Value value, int hash)
    {
        if (place >= 0)
        {
            _entries[place].Value = value;
            return;
        }

        if (_used == _entries.Length)
        {
            MakeRoom();
        }

        _entries[_used] = new DictEntry { Key = key, Value = value, Hash = hash };
        _used++;
        Count++;
        Version++;
        if (_buckets is not null)
        {
            Link(_used - 1);
        }
    }

    // Removed entries are dropped first; only a dict that is full of existing ones grows.
    private void MakeRoom()
    {
        var entries = new DictEntry[Math.Max(4, Count * 2)];
        var n = 0;
        for (var i = 0; i < _used; i++)
        {
            if (!_entries[i].Key.IsUnset)
            {
                entries[n++] = _entries[i];
            }
        }

        _entries = entries;
        _used = n;
        if (entries.Length <= LeastBuckets)
        {
            _buckets = null;
            return;
        }

        var buckets = LeastBuckets;
        while (buckets * 2 < entries.Length * 3)
        {
            buckets *= 2;
        }

        _buckets = new int[buckets];
        for (var i = 0; i < _used; i++)
        {
            Link(i);
        }
    }

    private void Link(int place)
    {
        var buckets = _buckets!;
        var b = _entries[place].Hash & (buckets.Length - 1);
        while (buckets[b] != 0)
        {
            b = (b + 1) & (buckets.Length - 1);
        }

        buckets[b] = place + 1;
    }
}

/// <summary>An entry of a dict.</summary>
internal struct DictEntry
{
    internal Value Key;
    internal Value Value;
    internal int Hash;
}
