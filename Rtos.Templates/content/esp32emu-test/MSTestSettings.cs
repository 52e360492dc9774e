// A device belongs to its test: tests can run in parallel.
[assembly: Parallelize(Scope = ExecutionScope.MethodLevel)]
