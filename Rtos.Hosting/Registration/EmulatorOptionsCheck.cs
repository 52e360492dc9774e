using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>Refuses options that are unknown, out of range, or contradict each other: before anything runs, each by its name.</summary>
internal sealed class EmulatorOptionsCheck(IConfiguration? section, IEnumerable<DeviceRegistration> devices) : IValidateOptions<EmulatorOptions>
{
    /// <summary>The most virtual seconds per second of the host.</summary>
    internal const double HighestRatio = 1_000_000;

    private static readonly TimeSpan ShortestStuckAfter = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestStuckAfter = TimeSpan.FromDays(1);
    private static readonly string[] RestartNames = [.. typeof(RestartOptions).GetProperties().Select(p => p.Name)];
    private static readonly string[] Names = [.. typeof(EmulatorOptions).GetProperties().Select(p => p.Name)];

    private static readonly string[] Sections =
        [nameof(EmulatorOptions.Kernel), nameof(EmulatorOptions.Restart), nameof(EmulatorOptions.Devices)];

    private static readonly string[] DeviceNames =
        [nameof(DeviceOptions.Ratio), nameof(DeviceOptions.StartPaused), nameof(DeviceOptions.Restart), nameof(DeviceOptions.Kernel)];

    private string Root { get; } = DeviceSetups.RootOf(section);

    public ValidateOptionsResult Validate(string? name, EmulatorOptions options)
    {
        var wrong = new List<string>();
        CheckNames(wrong);
        Range(wrong, nameof(options.Workers), options.Workers, 0, 1024);
        Range(wrong, nameof(options.InstantsPerTurn), options.InstantsPerTurn, 1, 1_000_000);
        Range(wrong, nameof(options.InputCapacity), options.InputCapacity, 1, 1_000_000);
        Range(wrong, nameof(options.OutputCapacity), options.OutputCapacity, 1, 1_000_000);
        Range(wrong, nameof(options.ConsoleLinesKept), options.ConsoleLinesKept, 0, 100_000);
        CheckRatio(wrong, nameof(options.Ratio), options.Ratio);
        CheckRestart(wrong, nameof(options.Restart), options.Restart);
        if (options.LagLimit <= TimeSpan.Zero)
        {
            wrong.Add($"{Root}:{nameof(options.LagLimit)} is {options.LagLimit}; it must be more than zero");
        }

        if (options.StuckAfter < ShortestStuckAfter || options.StuckAfter > LongestStuckAfter)
        {
            wrong.Add($"{Root}:{nameof(options.StuckAfter)} is {options.StuckAfter}; it must be {ShortestStuckAfter} to {LongestStuckAfter}");
        }

        CheckDevices(wrong, options);
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong.Distinct());
    }

    private void CheckDevices(List<string> wrong, EmulatorOptions options)
    {
        var kernel = CheckKernel(wrong, () => DeviceSetups.Kernel(options, Root));
        var known = devices.Select(d => d.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, own) in options.Devices)
        {
            if (!known.Contains(name))
            {
                wrong.Add($"{Root}:Devices:{name}: unknown device{NearestName.Hint(name, known)}");
                continue;
            }

            CheckRatio(wrong, $"Devices:{name}:Ratio", own.Ratio ?? 0);
            CheckRestart(wrong, $"Devices:{name}:Restart", own.Restart);
            if (own.Configuration is null && kernel is not null)
            {
                CheckKernel(wrong, () => DeviceSetups.Kernel(kernel, name, own, Root));
            }
        }
    }

    // The binder ignores what it does not know, and the mistake would never be found.
    private void CheckNames(List<string> wrong)
    {
        CheckNames(wrong, section, "", Names);
        CheckNames(wrong, section?.GetSection(nameof(EmulatorOptions.Restart)), "Restart:", RestartNames);
        CheckValues(wrong, section?.GetSection(nameof(EmulatorOptions.Kernel)), "Kernel");
        var all = section?.GetSection(nameof(EmulatorOptions.Devices));
        CheckIsSection(wrong, all, "Devices");
        foreach (var device in all?.GetChildren() ?? [])
        {
            CheckNames(wrong, device, $"Devices:{device.Key}:", DeviceNames);
            CheckNames(wrong, device.GetSection(nameof(DeviceOptions.Restart)), $"Devices:{device.Key}:Restart:", RestartNames);
            CheckValues(wrong, device.GetSection(nameof(DeviceOptions.Kernel)), $"Devices:{device.Key}:Kernel");
        }
    }

    // A text in place of a section has no names to check.
    private void CheckIsSection(List<string> wrong, IConfiguration? section, string place)
    {
        if (section is IConfigurationSection { Value.Length: > 0 } text)
        {
            wrong.Add($"{Path(place)} is \"{text.Value}\"; it must be a section, with names and values");
        }
    }

    // The opposite case: names under an option that is a single value.
    private void CheckIsValue(List<string> wrong, IConfigurationSection option, string place)
    {
        if (option.GetChildren().FirstOrDefault() is { } child)
        {
            wrong.Add($"{Path(place)} has \"{child.Key}\" under it; it must be a single value");
        }
    }

    private void CheckValues(List<string> wrong, IConfiguration? section, string place)
    {
        CheckIsSection(wrong, section, place);
        foreach (var option in section?.GetChildren() ?? [])
        {
            CheckIsValue(wrong, option, $"{place}:{option.Key}");
        }
    }

    private string Path(string place) => place.Length == 0 ? Root : $"{Root}:{place}";

    private void CheckNames(List<string> wrong, IConfiguration? section, string place, string[] names)
    {
        CheckIsSection(wrong, section, place.TrimEnd(':'));
        foreach (var child in section?.GetChildren() ?? [])
        {
            if (!Sections.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                CheckIsValue(wrong, child, $"{place}{child.Key}");
            }

            if (!names.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                wrong.Add($"{Root}:{place}{child.Key}: unknown option{NearestName.Hint(child.Key, names)}");
            }
        }
    }

    private static MenuConfig? CheckKernel(List<string> wrong, Func<MenuConfig> make)
    {
        try
        {
            return make();
        }
        catch (MenuConfigException e)
        {
            wrong.Add(e.Message);
            return null;
        }
    }

    private void CheckRatio(List<string> wrong, string name, double ratio)
    {
        if (!(ratio is >= 0 and <= HighestRatio))
        {
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{Root}:{name} is {ratio}; it must be 0 (as fast as possible) to {HighestRatio} (default 1)"));
        }
    }

    private void CheckRestart(List<string> wrong, string place, RestartOptions? restart)
    {
        if (restart is null)
        {
            return;
        }

        Range(wrong, $"{place}:{nameof(restart.MaxRestarts)}", restart.MaxRestarts, 0, int.MaxValue);
        if (restart.BackOff < TimeSpan.Zero || restart.MaxBackOff < restart.BackOff)
        {
            wrong.Add($"{Root}:{place}: BackOff is {restart.BackOff} and MaxBackOff {restart.MaxBackOff}; the first must not be negative, the second not be less");
        }
    }

    private void Range(List<string> wrong, string name, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            wrong.Add(FormattableString.Invariant($"{Root}:{name} is {value}; it must be {least} to {most}"));
        }
    }
}
