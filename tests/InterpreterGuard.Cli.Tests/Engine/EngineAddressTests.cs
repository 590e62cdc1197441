using InterpreterGuard.Cli.Engine;

namespace InterpreterGuard.Cli.Tests.Engine;

public class EngineAddressTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_name_it_is_the_usual_socket(string? dockerHost)
    {
        var address = EngineAddress.Parse(dockerHost);

        Assert.Equal("/var/run/docker.sock", address.SocketPath);
        Assert.False(address.Named);
    }

    [Fact]
    public void A_socket_can_be_named()
    {
        var address = EngineAddress.Parse("unix:///run/user/1000/docker.sock");

        Assert.Equal("/run/user/1000/docker.sock", address.SocketPath);
        Assert.True(address.Named);
    }

    [Fact]
    public void A_tcp_address_can_be_named()
    {
        var address = EngineAddress.Parse("tcp://127.0.0.1:2375");

        Assert.Null(address.SocketPath);
        Assert.Equal(new Uri("http://127.0.0.1:2375/"), address.BaseAddress);
    }

    [Fact]
    public void Anything_else_is_told() =>
        Assert.Equal(
            "DOCKER_HOST is 'ssh://somewhere'; it must start with unix:// or tcp://.",
            Assert.Throws<GuardException>(() => EngineAddress.Parse("ssh://somewhere")).Message);
}
