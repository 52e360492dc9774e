namespace Rtos.Fuzz;

/// <summary>The campaigns, by their commands.</summary>
internal static class CampaignTable
{
    private static readonly Dictionary<string, Func<Campaign>> Makers = new(StringComparer.Ordinal)
    {
        [ScenarioCampaign.CommandName] = () => new ScenarioCampaign(),
        [ScriptCampaign.CommandName] = () => new ScriptCampaign(),
        [ApiCampaign.CommandName] = () => new ApiCampaign(),
        [TrialCampaign.CommandName] = () => new TrialCampaign(),
    };

    internal static Campaign Make(string name) =>
        Makers.TryGetValue(name, out var make)
            ? make()
            : throw new BadInputException($"there is no campaign \"{name}\"; there are {string.Join(", ", Makers.Keys)}");
}
