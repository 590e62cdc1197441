using System.Collections.Frozen;

namespace InterpreterGuard.Host.Overviews;

/// <summary>The part of the ATT&amp;CK matrix for enterprises that shipped rules speak of: techniques with their tactics, in the matrix's order. A test holds it against the rules.</summary>
internal static class AttackMatrix
{
    private const string InitialAccess = "Initial access";
    private const string Execution = "Execution";
    private const string Persistence = "Persistence";
    private const string Privileges = "Privilege escalation";
    private const string Evasion = "Defense evasion";
    private const string Credentials = "Credential access";
    private const string Discovery = "Discovery";
    private const string Lateral = "Lateral movement";
    private const string Collection = "Collection";
    private const string Control = "Command and control";
    private const string Exfiltration = "Exfiltration";
    private const string Impact = "Impact";

    /// <summary>In the matrix's order. The two before these, reconnaissance and resource development, do not happen in a sandbox.</summary>
    public static readonly IReadOnlyList<string> Tactics =
        [InitialAccess, Execution, Persistence, Privileges, Evasion, Credentials, Discovery, Lateral, Collection, Control, Exfiltration, Impact];

    /// <summary>Techniques by id, sub-techniques left out: they serve what theirs serves.</summary>
    public static readonly FrozenDictionary<string, AttackTechnique> Techniques = new Dictionary<string, AttackTechnique>(StringComparer.Ordinal)
    {
        ["T1003"] = new("OS credential dumping", Credentials),
        ["T1005"] = new("Data from local system", Collection),
        ["T1014"] = new("Rootkit", Evasion),
        ["T1016"] = new("System network configuration discovery", Discovery),
        ["T1018"] = new("Remote system discovery", Discovery),
        ["T1021"] = new("Remote services", Lateral),
        ["T1027"] = new("Obfuscated files or information", Evasion),
        ["T1029"] = new("Scheduled transfer", Exfiltration),
        ["T1033"] = new("System owner or user discovery", Discovery),
        ["T1036"] = new("Masquerading", Evasion),
        ["T1040"] = new("Network sniffing", Credentials, Discovery),
        ["T1041"] = new("Exfiltration over C2 channel", Exfiltration),
        ["T1046"] = new("Network service discovery", Discovery),
        ["T1048"] = new("Exfiltration over alternative protocol", Exfiltration),
        ["T1053"] = new("Scheduled task or job", Execution, Persistence, Privileges),
        ["T1055"] = new("Process injection", Privileges, Evasion),
        ["T1056"] = new("Input capture", Credentials, Collection),
        ["T1057"] = new("Process discovery", Discovery),
        ["T1059"] = new("Command and scripting interpreter", Execution),
        ["T1068"] = new("Exploitation for privilege escalation", Privileges),
        ["T1069"] = new("Permission groups discovery", Discovery),
        ["T1070"] = new("Indicator removal", Evasion),
        ["T1071"] = new("Application layer protocol", Control),
        ["T1078"] = new("Valid accounts", InitialAccess, Persistence, Privileges, Evasion),
        ["T1082"] = new("System information discovery", Discovery),
        ["T1083"] = new("File and directory discovery", Discovery),
        ["T1087"] = new("Account discovery", Discovery),
        ["T1090"] = new("Proxy", Control),
        ["T1095"] = new("Non-application layer protocol", Control),
        ["T1098"] = new("Account manipulation", Persistence, Privileges),
        ["T1105"] = new("Ingress tool transfer", Control),
        ["T1106"] = new("Native API", Execution),
        ["T1110"] = new("Brute force", Credentials),
        ["T1113"] = new("Screen capture", Collection),
        ["T1114"] = new("Email collection", Collection),
        ["T1115"] = new("Clipboard data", Collection),
        ["T1129"] = new("Shared modules", Execution),
        ["T1132"] = new("Data encoding", Control),
        ["T1136"] = new("Create account", Persistence),
        ["T1140"] = new("Deobfuscate or decode files or information", Evasion),
        ["T1190"] = new("Exploit public-facing application", InitialAccess),
        ["T1195"] = new("Supply chain compromise", InitialAccess),
        ["T1203"] = new("Exploitation for client execution", Execution),
        ["T1204"] = new("User execution", Execution),
        ["T1213"] = new("Data from information repositories", Collection),
        ["T1219"] = new("Remote access tools", Control),
        ["T1222"] = new("File and directory permissions modification", Evasion),
        ["T1485"] = new("Data destruction", Impact),
        ["T1486"] = new("Data encrypted for impact", Impact),
        ["T1489"] = new("Service stop", Impact),
        ["T1491"] = new("Defacement", Impact),
        ["T1496"] = new("Resource hijacking", Impact),
        ["T1497"] = new("Virtualization or sandbox evasion", Evasion, Discovery),
        ["T1498"] = new("Network denial of service", Impact),
        ["T1499"] = new("Endpoint denial of service", Impact),
        ["T1505"] = new("Server software component", Persistence),
        ["T1518"] = new("Software discovery", Discovery),
        ["T1526"] = new("Cloud service discovery", Discovery),
        ["T1528"] = new("Steal application access token", Credentials),
        ["T1529"] = new("System shutdown or reboot", Impact),
        ["T1531"] = new("Account access removal", Impact),
        ["T1537"] = new("Transfer data to cloud account", Exfiltration),
        ["T1543"] = new("Create or modify system process", Persistence, Privileges),
        ["T1546"] = new("Event triggered execution", Persistence, Privileges),
        ["T1547"] = new("Boot or logon autostart execution", Persistence, Privileges),
        ["T1548"] = new("Abuse elevation control mechanism", Privileges, Evasion),
        ["T1552"] = new("Unsecured credentials", Credentials),
        ["T1554"] = new("Compromise of host software", Persistence),
        ["T1555"] = new("Credentials from password stores", Credentials),
        ["T1556"] = new("Modify authentication process", Persistence, Evasion, Credentials),
        ["T1557"] = new("Adversary-in-the-middle", Credentials, Collection),
        ["T1560"] = new("Archive collected data", Collection),
        ["T1561"] = new("Disk wipe", Impact),
        ["T1562"] = new("Impair defenses", Evasion),
        ["T1564"] = new("Hide artifacts", Evasion),
        ["T1565"] = new("Data manipulation", Impact),
        ["T1566"] = new("Phishing", InitialAccess),
        ["T1567"] = new("Exfiltration over web service", Exfiltration),
        ["T1568"] = new("Dynamic resolution", Control),
        ["T1569"] = new("System services", Execution),
        ["T1570"] = new("Lateral tool transfer", Lateral),
        ["T1571"] = new("Non-standard port", Control),
        ["T1572"] = new("Protocol tunneling", Control),
        ["T1573"] = new("Encrypted channel", Control),
        ["T1574"] = new("Hijack execution flow", Persistence, Privileges, Evasion),
        ["T1578"] = new("Modify cloud compute infrastructure", Evasion),
        ["T1580"] = new("Cloud infrastructure discovery", Discovery),
        ["T1609"] = new("Container administration command", Execution),
        ["T1610"] = new("Deploy container", Evasion, Execution),
        ["T1611"] = new("Escape to host", Privileges),
        ["T1613"] = new("Container and resource discovery", Discovery),
        ["T1620"] = new("Reflective code loading", Evasion),
        ["T1622"] = new("Debugger evasion", Evasion, Discovery),
        ["T1667"] = new("Email bombing", Impact),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
