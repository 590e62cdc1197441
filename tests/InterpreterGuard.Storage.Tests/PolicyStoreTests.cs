using InterpreterGuard.Core.Policies;
using InterpreterGuard.TestKit.Fakes;

namespace InterpreterGuard.Storage.Tests;

public sealed class PolicyStoreTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_policy_is_read_again_as_it_was_also_by_a_later_host()
    {
        var path = OpenStorage.NewPath();
        var policy = new FakePolicies { Hash = "aa", Texts = [new("policy.yaml", "id: x\r\n"u8.ToArray()), new("rules/1xxx.yaml", [0, 255])] };
        await using (var storage = await OpenStorage.AtAsync(path))
        {
            await storage.Policies.KeepAsync(policy);
            await storage.Policies.KeepAsync(policy);
            (policy.Hash, policy.Texts) = ("bb", [new("policy.yaml", "id: y"u8.ToArray())]);
            await storage.Policies.KeepAsync(policy);
        }

        await using var later = await OpenStorage.AtAsync(path);
        var found = (await later.Policies.FindAsync("aa", Stop))!;
        Assert.Equal(["policy.yaml", "rules/1xxx.yaml"], found.Select(text => text.Name));
        Assert.Equal([0, 255], found[1].Bytes);
        Assert.Equal("id: x\r\n"u8.ToArray(), found[0].Bytes);
        Assert.Single((await later.Policies.FindAsync("bb", Stop))!);
        Assert.Null(await later.Policies.FindAsync("cc", Stop));
    }

    [Fact]
    public async Task The_first_texts_of_a_hash_stay()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath());
        var policy = new FakePolicies { Hash = "aa", Texts = [new("a", [1])] };
        await storage.Policies.KeepAsync(policy);
        await storage.Policies.KeepAsync(new FakePolicies { Hash = "bb", Texts = [new("b", [1])] });

        await storage.Policies.KeepAsync(new FakePolicies { Hash = "aa", Texts = [new("a", [2])] });

        Assert.Equal([1], Assert.Single((await storage.Policies.FindAsync("aa", Stop))!).Bytes);
    }

    [Fact]
    public async Task A_policy_without_files_is_not_kept()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath());

        await storage.Policies.KeepAsync(new FakePolicies { Hash = "aa" });

        Assert.Null(await storage.Policies.FindAsync("aa", Stop));
    }
}
