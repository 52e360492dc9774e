using System.Collections;
using Microsoft.Extensions.DependencyInjection;
using Rtos.Hosting;

namespace Rtos.Tests.Hosting;

/// <summary>Registration of very many devices.</summary>
[TestClass]
public sealed class AddDeviceTests
{
    private const int Devices = 3_000;

    [TestMethod]
    public void AddDevice_ManyDevices_LooksAtEachServiceAFewTimesOnly()
    {
        var services = new CountingServices();
        var builder = services.AddEsp32Emulator();
        for (var i = 0; i < Devices; i++)
        {
            builder.AddDevice($"d{i}", Chips.Listening);
        }

        Assert.IsLessThan(200L * Devices, services.Looks);
    }

    [TestMethod]
    public void AddDevice_FromTwoBuilders_TakesEachNameOnce()
    {
        var services = new ServiceCollection();
        services.AddEsp32Emulator().AddDevice("a", Chips.Listening);
        Assert.ThrowsExactly<ArgumentException>(() => services.AddEsp32Emulator().AddDevice("a", Chips.Listening));
        services.AddEsp32Emulator().AddDevice("b", Chips.Listening);
    }

    /// <summary>Counts how many services are looked at.</summary>
    private sealed class CountingServices : IServiceCollection
    {
        private readonly List<ServiceDescriptor> _services = [];

        public int Count => _services.Count;

        public bool IsReadOnly => false;

        internal long Looks { get; private set; }

        public ServiceDescriptor this[int index]
        {
            get
            {
                Looks++;
                return _services[index];
            }

            set => _services[index] = value;
        }

        public void Add(ServiceDescriptor item) => _services.Add(item);

        public void Clear() => _services.Clear();

        public bool Contains(ServiceDescriptor item) => IndexOf(item) >= 0;

        public void CopyTo(ServiceDescriptor[] array, int arrayIndex) => _services.CopyTo(array, arrayIndex);

        public IEnumerator<ServiceDescriptor> GetEnumerator()
        {
            foreach (var service in _services)
            {
                Looks++;
                yield return service;
            }
        }

        public int IndexOf(ServiceDescriptor item)
        {
            Looks += _services.Count;
            return _services.IndexOf(item);
        }

        public void Insert(int index, ServiceDescriptor item) => _services.Insert(index, item);

        public bool Remove(ServiceDescriptor item) => _services.Remove(item);

        public void RemoveAt(int index) => _services.RemoveAt(index);

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
