using InterpreterGuard.Core.Facts;
using InterpreterGuard.Monitoring.Tests.Kernel;

namespace InterpreterGuard.Monitoring.Tests.Syscalls;

/// <summary>A link, or what is behind "..", leads elsewhere than the path says: told is where it leads.</summary>
public sealed class LinkedPathsTests
{
    private const string Begin = "import os, tempfile, ctypes\nd = tempfile.mkdtemp()\nos.chdir(d)\ndef link(to, name='l'): os.symlink(to, name)\n";

    [Theory]
    [InlineData("link('/etc'); open('l/shadow')", "/etc/shadow", false)]
    [InlineData("link('/'); open(d + '/l/etc/shadow')", "/etc/shadow", false)]
    [InlineData("link('../../../../../etc'); open('l/shadow')", "/etc/shadow", false)]
    [InlineData("link('/etc', 'a'); link('a', 'b'); open('b/shadow')", "/etc/shadow", false)]
    [InlineData("link('/etc'); os.rename('l', 'm'); open('m/shadow')", "/etc/shadow", false)]
    [InlineData("link('/etc'); os.chdir('l'); open('shadow')", "/etc/shadow", false)]
    [InlineData("link('/etc'); open('l/ld.so.preload', 'w')", "/etc/ld.so.preload", true)]
    [InlineData("link('/etc'); open('l/cron.d/not-there', 'w')", "/etc/cron.d/not-there", true)]
    [InlineData("link('/proc'); open('l/sys/kernel/core_pattern', 'w')", "/proc/sys/kernel/core_pattern", true)]
    [InlineData("link('/proc'); open(f'l/{os.getpid()}/mem')", "/proc/self/mem", false)]
    [InlineData("link('/proc'); open('l/self/mem')", "/proc/self/mem", false)]
    [InlineData("link('/proc'); open('l/1/environ')", "/proc/1/environ", false)]
    [InlineData("open('/var/run/../etc/shadow')", "/etc/shadow", false)]
    [InlineData("link('/etc/ssl'); open('l/../shadow')", "/etc/shadow", false)]
    [InlineData("link('/usr/lib/ssl/certs'); open('l/../../shadow')", "/etc/shadow", false)]
    [InlineData("f = os.memfd_create('code'); os.write(f, b'1'); open(f'/proc/self/fd/{f}')", "/memfd:code", false)]
    [InlineData("f = os.memfd_create('code'); os.write(f, b'1'); link(f'/proc/self/fd/{f}'); open('l')", "/memfd:code", false)]
    public async Task What_is_opened_by_another_way_is_told_by_its_own_name(string code, string path, bool writing)
    {
        var (sink, _, errors, _) = await WatchedRun.PythonAsync($"{Begin}try:\n  {code}\nexcept OSError: pass");

        Assert.Equal("", errors);
        var fact = Assert.Single(sink.Facts<FileOpen>());
        Assert.Equal((path, writing), (fact.Path, fact.Writing));
    }

    [Fact]
    public async Task Links_of_honest_programs_say_nothing()
    {
        var (sink, output, errors, _) = await WatchedRun.PythonAsync(
            $"{Begin}os.makedirs('releases/1'); link('releases/1', 'current')\nwith open('current/app.txt', 'w') as f: f.write('ok')\nlink('/usr/lib', 'lib')\nprint(open('current/../1/app.txt').read(), len(open('lib/os-release').read()) > 0)\nlink('current/none'); print(os.path.exists('l/x'))\ntry: open('l/x')\nexcept OSError as e: print(e.errno)");

        Assert.Equal(("ok True\nFalse\n2\n", ""), (output, errors));
        Assert.Empty(sink.Facts<FileOpen>());
    }

    [Theory]
    [InlineData("os.open('s', os.O_CREAT | os.O_WRONLY, 0o4755)", 0xC00 & 0x9ED | 0x1ED)]
    [InlineData("ctypes.CDLL(None).creat(b's', 0o2755)", 0x5ED)]
    public async Task A_file_made_with_its_owners_rights_is_told(string code, int mode)
    {
        var (sink, _, errors, _) = await WatchedRun.PythonAsync($"{Begin}{code}\nos.open('plain', os.O_CREAT | os.O_WRONLY, 0o755)");

        Assert.Equal("", errors);
        var fact = Assert.Single(sink.Facts<FileChange>());
        Assert.Equal(("chmod", mode, "s"), (fact.Change, fact.Mode, Path.GetFileName(fact.Path)));
    }

    [Theory]
    [InlineData("f = os.memfd_create('code', 0); os.write(f, open('/bin/true', 'rb').read()); link(f'/proc/{os.getpid()}/fd/{f}')", true)]
    [InlineData("f = os.memfd_create('code', 0); os.write(f, open('/bin/true', 'rb').read()); link(f'/proc/self/fd/{f}', 'a'); link('a')", true)]
    [InlineData("link('/bin/true')", false)]
    [InlineData("link('/proc/self/exe')", false)]
    public async Task A_program_behind_a_link_is_known(string made, bool fromMemory)
    {
        var (sink, _, errors, exitCode) = await WatchedRun.PythonAsync($"{Begin}{made}\nos.execv(d + '/l', ['l', '--version'])");

        Assert.Equal(("", 0), (errors, exitCode));
        var fact = sink.Facts<ProcessExec>().Last();
        Assert.Equal(fromMemory, fact.FromMemory);
    }
}
