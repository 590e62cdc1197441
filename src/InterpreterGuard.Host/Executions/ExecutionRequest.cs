namespace InterpreterGuard.Host.Executions;

/// <summary>The body of <c>POST /v1/executions</c>.</summary>
/// <param name="Language"><c>python</c>, <c>javascript</c>, <c>shell</c> or <c>csharp</c>.</param>
/// <param name="Code">The source text.</param>
/// <param name="Stdin">What the program reads from its standard input.</param>
/// <param name="Args">The program's arguments.</param>
/// <param name="Env">Environment variables beside the image's own.</param>
/// <param name="Files">Files laid into the work folder before the code starts.</param>
/// <param name="Profile">A profile of the policy; its default when missing.</param>
/// <param name="TimeoutSeconds">A wall clock shorter than the profile's.</param>
/// <param name="Limits">Limits beneath the profile's, in its words and units: <c>{"memory": "256MiB", "processes": 32}</c>. Never above them.</param>
/// <param name="Priority"><c>interactive</c> or <c>batch</c>: how soon its turn comes when the host is busy. With <c>wait=false</c> it is a batch unless it says otherwise.</param>
/// <param name="Context">Who stands behind it.</param>
/// <param name="Advice">True: the answer's findings also tell where the code is not safe to use. As the profile says when it is left out.</param>
internal sealed record ExecutionRequest(
    string Language,
    string Code,
    string? Stdin,
    IReadOnlyList<string>? Args,
    IReadOnlyDictionary<string, string>? Env,
    IReadOnlyList<FileRequest>? Files,
    string? Profile,
    double? TimeoutSeconds,
    IReadOnlyDictionary<string, object>? Limits,
    string? Priority,
    ContextRequest? Context,
    bool? Advice = null);
