using System.Globalization;
using InterpreterGuard.Cli.Api;

namespace InterpreterGuard.Cli.Watching;

/// <summary>A fact as a sentence without its subject. A kind that this command does not know is told by its fields.</summary>
internal static class ObservationSentence
{
    private static readonly string[] Modes = ["chmod", "mknod"];

    public static string Of(string kind, Answer fact) => kind switch
    {
        "process.exec" => $"runs {Said(fact, "command_line", "path")}{When(fact, "from_memory", " out of memory")}{When(fact, "from_writable", " from where it can write")}{When(fact, "standard_io_is_socket", " with a socket as its terminal")}",
        "process.redirect" => $"puts a descriptor of kind {fact.Text("source")} onto {fact.Text("target")}",
        "process.signal" => $"sends signal {fact.Text("signal")} to process {fact.Text("target")}",
        "process.identity" => $"asks for {(fact.Text("asked") == "-1" ? "capabilities" : $"identity {fact.Text("asked")}")} ({fact.Text("syscall")})",
        "process.memory_file" => $"makes a file in memory named '{fact.Text("name")}'",
        "syscall.forbidden" => $"calls {fact.Text("name")}{Behind(" ", fact.Text("detail"))}",
        "network.connect" => $"connects to {Peer(fact)}",
        "network.send" => $"sends {(fact.Text("bytes") is "-1" or "" ? "a datagram" : Bytes(fact, "bytes"))} to {Peer(fact)}",
        "network.bind" => $"{(fact.Flag("listening") ? "listens on" : "takes")} {Peer(fact)}",
        "network.socket" => $"makes a socket of kind {fact.Text("socket_type")}, family {fact.Text("family")}",
        "network.lookup" => $"asks for the name {fact.Text("name")} ({fact.Text("query_type")}): {fact.Text("answer")}",
        "network.flow" => Flow(fact),
        "secret.sent" => $"sends the value of {fact.Text("variable")} {(fact.Text("channel") == "lookup" ? "out in looked-up names" : $"to {fact.Text("target")}")}{(fact.Text("encoding") is "plain" ? "" : $", written as {fact.Text("encoding")}")}",
        "file.open" => $"opens {fact.Text("path")} to {(fact.Flag("writing") ? "write" : "read")}",
        "file.change" => $"{fact.Text("change")} {fact.Text("path")}{Behind(" → ", fact.Text("target"))}{Mode(fact)}",
        "resource.limit" => $"meets the limit of {fact.Text("resource")} ({fact.Text("limit")})",
        "guard.sensor_loss" => $"sensor {fact.Text("sensor")}: {fact.Text("message")}",
        "guard.limit_difference" => $"{fact.Text("part")}: asked for {fact.Text("asked")}, found {fact.Text("found")}",
        _ => $"{kind} {string.Join(' ', fact.Properties.Where(field => field.Name != "kind").Select(field => $"{field.Name}={field.Value}"))}",
    };

    private static string Flow(Answer fact)
    {
        var what = fact.Text("stage") switch
        {
            "open" => "opens",
            "first_bytes" => $"speaks {Said(fact, "protocol")}{Behind(" ", fact.Text("http_method"))}{Behind(" for ", fact.Text("server_name", "http_host"))} over",
            "request" => $"asks{Behind(" ", fact.Text("http_method"))}{Behind(" for ", fact.Text("http_host", "server_name"))} over",
            "end" => $"ends after {Bytes(fact, "bytes_up")} up and {Bytes(fact, "bytes_down")} down:",
            var stage => stage,
        };
        return $"{what} flow {fact.Text("flow")} to {Peer(fact)}{When(fact, "sinkhole", " (a sinkhole)")}{When(fact, "mismatch", " under another name")}{Behind(": ", fact.Text("why"))}";
    }

    private static string Peer(Answer fact)
    {
        if (fact.Text("path") is { Length: > 0 } path)
            return path;
        var address = fact.Text("address");
        var host = address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address;
        var place = fact.Text("port") is "0" or "" ? host : $"{host}:{fact.Text("port")}";
        return fact.Text("name") is { Length: > 0 } name ? $"{name} ({place})" : place.Length > 0 ? place : fact.Text("family");
    }

    private static string Mode(Answer fact) =>
        Modes.Contains(fact.Text("change"), StringComparer.Ordinal) && fact.Number("mode") is >= 0 and var mode ? $" to {Convert.ToString((int)mode, 8)}" : "";

    private static string Bytes(Answer fact, string name) => string.Create(CultureInfo.InvariantCulture, $"{fact.Number(name) ?? 0} bytes");

    private static string Said(Answer fact, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (fact.Text(name) is { Length: > 0 } text)
                return text;
        }

        return "something unnamed";
    }

    private static string When(Answer fact, string flag, string text) => fact.Flag(flag) ? text : "";

    private static string Behind(string before, string text) => text.Length == 0 ? "" : before + text;
}
