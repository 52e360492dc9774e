# What the modules' functions cannot do without running Python code of the script.


def module_write(file, text):
    file.write(text)


def module_print_exception(error, head, file):
    text = head + ": " + str(error) + "\n"
    if file is None:
        _write(text)
    else:
        file.write(text)


def module_json_load(stream):
    import json
    return json.loads(stream.read())
