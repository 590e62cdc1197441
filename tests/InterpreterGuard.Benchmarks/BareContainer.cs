using Docker.DotNet;
using Docker.DotNet.Models;

namespace InterpreterGuard.Benchmarks;

/// <summary>What the bare engine needs for the very container that a sandbox is.</summary>
internal static class BareContainer
{
    /// <summary>A sandbox of the running pool, read back from the engine: the bare side makes exactly this one, flag by flag.</summary>
    public static async Task<ContainerInspectResponse> TemplateAsync(DockerClient engine)
    {
        var filter = new Dictionary<string, IDictionary<string, bool>>(StringComparer.Ordinal)
        {
            ["label"] = new Dictionary<string, bool>(StringComparer.Ordinal) { ["interpreterguard.role=sandbox"] = true },
            ["ancestor"] = new Dictionary<string, bool>(StringComparer.Ordinal) { ["interpreterguard/python:latest"] = true },
        };
        var running = await engine.Containers.ListContainersAsync(new ContainersListParameters { Filters = filter });
        return await engine.Containers.InspectContainerAsync(running[0].ID);
    }

    public static async Task<string> StartAsync(DockerClient engine, ContainerInspectResponse template)
    {
        // Without our labels: the host's reaper must not take it for an orphan. With a work folder of its own, as ours have.
        var name = $"bare-{Guid.NewGuid():N}";
        var work = template.HostConfig.Mounts[0];
        var parameters = new CreateContainerParameters(template.Config)
        {
            Name = name,
            Labels = null,
            HostConfig = Newtonsoft.Json.JsonConvert.DeserializeObject<HostConfig>(Newtonsoft.Json.JsonConvert.SerializeObject(template.HostConfig))!,
        };
        parameters.HostConfig.Mounts =
        [
            new Mount { Type = work.Type, Source = name, Target = work.Target, VolumeOptions = new() { NoCopy = true, DriverConfig = work.VolumeOptions.DriverConfig } },
        ];
        var created = await engine.Containers.CreateContainerAsync(parameters);
        await engine.Containers.StartContainerAsync(created.ID, new ContainerStartParameters());
        return name;
    }

    public static async Task RemoveAsync(DockerClient engine, string name)
    {
        await engine.Containers.RemoveContainerAsync(name, new ContainerRemoveParameters { Force = true });
        await engine.Volumes.RemoveAsync(name);
    }
}
