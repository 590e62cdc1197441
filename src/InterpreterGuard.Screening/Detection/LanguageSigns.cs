using System.Text.RegularExpressions;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Screening.Detection;

/// <summary>What a line of each language looks like and lines of the others do not. Time is linear in the line, whatever stands in it.</summary>
internal static partial class LanguageSigns
{
    private const RegexOptions Plain = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    public static readonly (Language Language, Regex Pattern, double Weight)[] All =
    [
        (Language.Python, PythonBlock(), 3),
        (Language.Python, PythonImport(), 3),
        (Language.Python, PythonWord(), 1.5),
        (Language.Shell, ShellBlock(), 3),
        (Language.Shell, ShellCommand(), 2),
        (Language.Shell, ShellWord(), 1.5),
        (Language.JavaScript, JavaScriptDeclaration(), 2),
        (Language.JavaScript, JavaScriptWord(), 2.5),
        (Language.CSharp, CSharpDeclaration(), 3),
        (Language.CSharp, CSharpWord(), 2.5),
        (Language.JavaScript, Ended(), 0.4),
        (Language.CSharp, Ended(), 0.4),
    ];

    [GeneratedRegex(@"^\s*((async )?def \w+\(.*|class \w+(\(.*\))?|(if|elif|for|while|with|except|match|case) [^;{]*|else|try|finally|except):\s*(#.*)?$", Plain)]
    private static partial Regex PythonBlock();

    [GeneratedRegex(@"^\s*(import [\w.]+( as \w+)?(, ?[\w.]+( as \w+)?)*|from [\w.]+ import [^'""]+)$", Plain)]
    private static partial Regex PythonImport();

    [GeneratedRegex(@"\b(self\.|None\b|True\b|False\b|elif\b|lambda [\w, ]*:|in range\(|print\(f['""]|__\w+__|not in |len\(\w|pd\.\w|np\.\w)|^\s*(assert |yield |print\(|@\w+|%%?\w+ |\w+ = \[.* for \w+ in )|^\s*r?(""""""|''')", Plain)]
    private static partial Regex PythonWord();

    [GeneratedRegex(@"^\s*(fi|done|esac|then|do|else)(;|\s|$)|;\s*(then|do)(\s|$)|^\s*(if|elif|while|until) (\[|test |!|\(\()|^\s*(function )?[\w-]+ ?\(\) ?\{?$|^\s*case .* in$|;;\s*$", Plain)]
    private static partial Regex ShellBlock();

    [GeneratedRegex(@"^\s*(sudo |exec |time )?(apt|apt-get|awk|base64|bash|cat|cd|chmod|chown|cp|crontab|curl|cut|date|dd|declare|dpkg|echo|env|find|git|grep|head|hostname|id|ip|kill|ln|local|ls|mkdir|mount|mv|nc|openssl|printf|ps|pip3?|pwd|python3?|read|rm|scp|sed|service|set|sh|shift|sleep|sort|source|ssh|stat|systemctl|tail|tar|tee|touch|tr|uname|uniq|unset|unzip|useradd|wc|wget|which|whoami|xargs|zip)( [^=(]|\s*$)", Plain)]
    private static partial Regex ShellCommand();

    [GeneratedRegex(@"\$\{?[A-Za-z_0-9@#*?]|\$\(|^\s*(export |local |readonly )?[A-Za-z_]\w*=[^=\s]|^\s*export [A-Z_]+\s*$|2>&1|>\s*/dev/null| \| (grep|awk|sed|head|tail|sort|wc|xargs|tr|cut|tee|sh|bash)\b|^\s*\[\[? ", Plain)]
    private static partial Regex ShellWord();

    [GeneratedRegex(@"\b(const|let) [\w{\[$]|\bvar \w+ = (function|require|\[|\{|this\b)|\bfunction\*? ?\w* ?\(|^\s*(import .* from ['""]|import ['""]|export (default|const|function|class|async)|module\.exports|exports\.)", Plain)]
    private static partial Regex JavaScriptDeclaration();

    [GeneratedRegex(@"\brequire\(['""`]|\bconsole\.\w+\(|===|!==|\b(JSON|Math|Object|Array|Promise|Number)\.[a-z]|\bprocess\.\w|\bdocument\.\w|\bwindow\.\w|\bundefined\b|\.(push|forEach|length|then|slice|charAt)\b|=> *[{(\w]+.*\)\s*;?\s*$|`[^`]*\$\{", Plain)]
    private static partial Regex JavaScriptWord();

    [GeneratedRegex(@"^\s*(using (static )?[A-Z][\w.]*( = [\w.]+)?;|namespace [\w.]+|((public|private|protected|internal|static|sealed|abstract|partial|override|readonly) )+[\w<]|\[(Fact|Test|DllImport|Serializable|Http\w+))", Plain)]
    private static partial Regex CSharpDeclaration();

    [GeneratedRegex(@"\bConsole\.(Write|Read|Out|Error)|\b(string|int|bool|double|long|decimal|char|float|object|void)(\[\])? \w+ ?(=|;|\(|,|\))|\b(List|Dictionary|IEnumerable|HashSet|Task|Func|Action)<|\bforeach ?\(|\.(Length|Count|ToString\(\)|Add\(|Select\(|Where\(|ToList\(\))|\bnew [A-Z]\w*[<(\[]|\$""|\bout (var|int|string) ", Plain)]
    private static partial Regex CSharpWord();

    [GeneratedRegex(@"[;{}]\s*$", Plain)]
    private static partial Regex Ended();
}
