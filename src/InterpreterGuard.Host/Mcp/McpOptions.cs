using System.ComponentModel.DataAnnotations;

namespace InterpreterGuard.Host.Mcp;

/// <summary>The Model Context Protocol at <c>/mcp</c>. Section <c>Mcp</c>.</summary>
public sealed class McpOptions
{
    public const string Section = "Mcp";

    /// <summary>Web pages that may call, such as <c>https://agents.example.com</c>, beside those of this machine (localhost). Programs that are no browser name none and are not asked. Default: none.</summary>
    public IReadOnlyList<string> Origins { get; set; } = [];

    /// <summary>Conversations that are idle and still known; the oldest go first. 1 to 10000, default 1000. What runs and sessions of code are not counted here.</summary>
    [Range(1, 10_000)]
    public int IdleConversationsMax { get; set; } = 1000;

    /// <summary>How long a conversation without a call is known. 1 min to 24 h, default 30 min. Its sessions of code have a time of their own.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan IdleMax { get; set; } = TimeSpan.FromMinutes(30);
}
