using InterpreterGuard.Core.Executions;

namespace InterpreterGuard.Host.Exports;

/// <summary>The page in the archive that says what lies where.</summary>
internal static class ExportReadme
{
    public static string Of(Execution execution, bool policyKept, bool incident) =>
        $"""
        Execution {execution.Id}: everything that is kept of it
        ====================================================================================

        Everything in submission/, artifacts/ and output/, and every text that is quoted elsewhere, was written by
        strangers and may be hostile. Contents have names that nothing opens by itself (.txt, .data). Do not run them, and look
        at .txt files in an editor rather than on a terminal. JSON files hold plain ASCII and can be shown anywhere.

        execution.json            how it ended, as the API tells a reviewer
        submission/code.*.txt     the source that was submitted
        submission/submission.json   who asked, arguments, environment, profile
        submission/stdin.txt      what the program read
        submission/files.json     files that came along, and which entry holds each
        screening/findings.json   what was found in the source before it ran, with places
        screening/layers.json     code that was found inside the code
        policy/receipt.json       which policy judged it, which limits held, what each sensor saw and lost
        policy/files.json         {(policyKept ? "the policy's files as they were then, in the order in which policy_hash is taken" : "empty: the files of that policy were not kept; the receipt has its hash")}
        observations.jsonl        what was seen while it ran: one JSON object a line, numbered, with times in UTC
        detections.json           what rules concluded, each with the observation or finding it speaks of
        silenced.json             what exceptions of the policy silenced
        processes.json            the process tree, from its roots down
        network/flows.jsonl       connections that were relayed or swallowed, with their first bytes in hexadecimal
        network/lookups.jsonl     names that were asked for
        files/changes.jsonl       files that were written, renamed, linked or made executable, as far as the profile watched
        output/stdout.txt, output/stderr.txt, output/results.json   what it wrote and handed back
        artifacts/artifacts.json  files it left behind, and which entry holds each that is still kept
        {(incident ? "incident.json             the incident it opened" : "(no incident was opened)")}
        steps.json                what persons and the guard did about it while it waited
        manifest.json             every entry above with its size and SHA-256; when and by whom this was exported
        manifest.sig              the host's signature over manifest.json

        Is it whole?     ./guard verify ARCHIVE
        Is it ours?      ./guard verify ARCHIVE --key PUBLIC_KEY.pem     (GET /v1/signing-key of the host that made it)
        Without us:      sha256sum of each entry against manifest.json, and
                         openssl dgst -sha256 -verify PUBLIC_KEY.pem -signature manifest.sig manifest.json

        Exported twice, the entries are the same byte for byte; only the manifest tells another time and person, and the
        signature is another one. What differs otherwise has changed in between: artifacts expire, and what an execution
        left running in its session is added to it.

        """.ReplaceLineEndings("\n");
}
