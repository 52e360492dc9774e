global using Microsoft.CodeAnalysis;
global using Microsoft.CodeAnalysis.CSharp;
global using Microsoft.CodeAnalysis.CSharp.Syntax;
global using Microsoft.VisualStudio.TestTools.UnitTesting;
global using Rtos.Tests.Support;

[assembly: Parallelize(Scope = ExecutionScope.MethodLevel)]
