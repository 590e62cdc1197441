namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>Library functions that run something, by their resolved name.</summary>
internal static class ProgramSinks
{
    public static ProgramSink Of(string name) => name switch
    {
        "builtins.exec" or "builtins.eval" or "builtins.compile" or "timeit.timeit" or "timeit.repeat" or "cProfile.run" or "profile.run" or "trace.Trace.run"
            or "code.InteractiveInterpreter.runsource" or "code.InteractiveConsole.push" or "get_ipython.run_cell" or "get_ipython.ex" or "get_ipython.ev"
            or "codeop.compile_command" or "pdb.run" or "_xxsubinterpreters.run_string" => ProgramSink.Code,
        "os.system" or "os.popen" or "subprocess.getoutput" or "subprocess.getstatusoutput" or "asyncio.create_subprocess_shell"
            or "asyncio.subprocess.create_subprocess_shell" or "pty.spawn" or "pexpect.spawn" or "pexpect.run" or "pexpect.runu" or "platform.popen"
            or "get_ipython.system" or "get_ipython.getoutput" or "get_ipython.system_piped" or "get_ipython.system_raw" or "get_ipython.getoutput_pty"
            or "IPython.utils.process.system" or "IPython.utils.process.getoutput" or "distutils.spawn.spawn" or "ctypes.CDLL.system" or "ctypes.cdll.LoadLibrary.system"
            => ProgramSink.Shell,
        "subprocess.run" or "subprocess.call" or "subprocess.check_call" or "subprocess.check_output" or "subprocess.Popen" => ProgramSink.Process,
        "asyncio.create_subprocess_exec" or "asyncio.subprocess.create_subprocess_exec" => ProgramSink.Arguments,
        "os.execv" or "os.execve" or "os.execvp" or "os.execvpe" or "os.posix_spawn" or "os.posix_spawnp" => ProgramSink.PathThenList,
        "os.execl" or "os.execle" or "os.execlp" or "os.execlpe" => ProgramSink.PathThenArguments,
        "os.spawnv" or "os.spawnve" or "os.spawnvp" or "os.spawnvpe" or "os.spawnl" or "os.spawnle" or "os.spawnlp" or "os.spawnlpe" => ProgramSink.ModeThenPath,
        "get_ipython.run_line_magic" or "get_ipython.run_cell_magic" or "get_ipython.magic" => ProgramSink.Magic,
        _ => ProgramSink.None,
    };
}
