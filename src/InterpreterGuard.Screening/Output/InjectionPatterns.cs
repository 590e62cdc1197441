using System.Text.RegularExpressions;

namespace InterpreterGuard.Screening.Output;

/// <summary>
/// What such passages look like, from their first word on. Every repetition is bounded and every pattern is anchored, so each costs a bounded time. Words between are few: the further apart two words
/// are, the less one is about the other.
/// </summary>
internal static partial class InjectionPatterns
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>A net that no text should meet. It counts the clock and not the work: on a busy machine a thread may stand still for a good part of a second.</summary>
    private const int TimeoutMs = 10_000;

    // Words that order something of a reader, in whatever is said after an address or a stranger's turn.
    private const string Orders = @"(ignore|disregard|you\s+(must|should|have\s+to)|do\s+not\s+(tell|mention|inform)|don.t\s+(tell|mention|inform)|(run|execute|call|use|invoke)\s+(the|this|these|following)|send\s+|upload\s+|exfiltrate|reveal|delete\s+|instead\s+of)";

    /// <summary>Those that end within a few words.</summary>
    public static IReadOnlyList<(string Technique, Regex Pattern)> Near { get; } =
        [("override", Override), ("override", OverrideAll), ("secrecy", Secrecy), ("secrecy", SecrecyTo), ("role", Role), ("extraction", Prompt), ("extraction", Conversation)];

    /// <summary>Those that end with an order somewhere behind.</summary>
    public static IReadOnlyList<(string Technique, Regex Pattern)> Far { get; } = [("address", Address), ("address", If), ("turn", Turn)];

    [GeneratedRegex(
        @"^(ignore|disregard|forget|override|bypass|stop\s+following)\s+(?:[\w']{1,12}\s+){0,4}?((previous|prior|above|earlier|preceding|foregoing|former)\s+(?:\w{1,14}\s+){0,2}?|(your|the|any|all)\s+(?:\w{1,14}\s+){0,1}?system\s+|your\s+(?:\w{1,14}\s+){0,1}?)(instructions?|prompts?|directives?|directions|guidelines)\b",
        Options, TimeoutMs)]
    private static partial Regex Override { get; }

    [GeneratedRegex(@"^(ignore|disregard|forget)\s+(everything|anything|all)\s+(?:[\w']{1,12}\s+){0,3}?(told|instructed)\b", Options, TimeoutMs)]
    private static partial Regex OverrideAll { get; }

    [GeneratedRegex(@"^(do\s+not|don.t|never|without)\s+(tell|telling|inform|informing)\s+(the\s+|your\s+)?(user|human|operator)\b(?!\s+(name|id|agent|input|data|table))", Options, TimeoutMs)]
    private static partial Regex Secrecy { get; }

    [GeneratedRegex(@"^(do\s+not|don.t|never)\s+(mention|reveal|disclose)\s+(?:[\w']{1,14}\s+){1,5}?to\s+(the\s+|your\s+)(user|human|operator)\b", Options, TimeoutMs)]
    private static partial Regex SecrecyTo { get; }

    [GeneratedRegex(
        @"^(from\s+now\s+on,?\s+you\s+are|you\s+are\s+(now|no\s+longer))\s+(?:[\w'-]{1,14}[\s,]+){0,6}?(unrestricted|unfiltered|uncensored|jailbroken|DAN\b|developer\s+mode|bound\s+by|restricted\s+by|subject\s+to\s+(any\s+)?(rules|restrictions|guidelines)|without\s+(any\s+)?(rules|restrictions|filters|limits))",
        Options, TimeoutMs)]
    private static partial Regex Role { get; }

    [GeneratedRegex(
        @"^(attention[\s,:!]+(all\s+|any\s+|the\s+)?|dear\s+|(important\s+)?(note|message|instructions?)\s+(to|for)\s+(all\s+|any\s+|the\s+|every\s+)?)(AI|LLM|AIs|LLMs|language\s+models?|chatbots?|claude|chatgpt|gpt)\b(?:\s+(assistants?|agents?|models?|systems?))?[^\n]{0,10}[\s\S]{0,200}?\b" + Orders,
        Options, TimeoutMs)]
    private static partial Regex Address { get; }

    [GeneratedRegex(@"^if\s+you\s+are\s+(an?\s+)(AI|LLM|artificial\s+intelligence|(large\s+)?language\s+model|chatbot)\b[\s\S]{0,160}?\b" + Orders, Options, TimeoutMs)]
    private static partial Regex If { get; }

    [GeneratedRegex(
        @"^(<\|im_start\|>\s*(system|user|assistant)|<\|system\|>|<\|start_header_id\|>\s*(system|user|assistant)|\[INST\]|<<SYS>>|<system>|\[SYSTEM\]|\#\#\#\s+(system|instruction)s?:?|</(tool_?results?|tool_?output|tool_?response|function_?results?|function_?response|output|observation)>|<function_calls>|<tool_call>|system:|human:)[\s\S]{0,300}?\b(ignore\s+(all|any|the|your|previous)|disregard|new\s+instructions?|do\s+not\s+(tell|mention|inform)|don.t\s+(tell|mention|inform)|(run|execute|call|invoke)\s+(the|this|these)\s+(following|tool|function|command)|<invoke\s+name|exfiltrate|curl\s+-?\S|send\s+(it|this|them|all|the)\s+(?:\w{1,12}\s+){0,6}?to\s+\S{1,20}[@./])",
        Options, TimeoutMs)]
    private static partial Regex Turn { get; }

    [GeneratedRegex(@"^(reveal|print|repeat|output|show)\s+your\s+(?:\w{1,12}\s+){0,2}?(system\s+prompt|initial\s+prompt|hidden\s+prompt|system\s+instructions?|initial\s+instructions?)\b", Options, TimeoutMs)]
    private static partial Regex Prompt { get; }

    [GeneratedRegex(
        @"^(send|post|upload|forward|exfiltrate|email)\s+(?:[\w']{1,14}[\s,]+){0,5}?(conversation|chat\s+history|system\s+prompt|api\s+keys?|credentials|secrets)\b[^\n]{0,60}?\bto\s+(https?://|\S{1,40}@|\w{1,40}\.\w{2,10}/)",
        Options, TimeoutMs)]
    private static partial Regex Conversation { get; }
}
