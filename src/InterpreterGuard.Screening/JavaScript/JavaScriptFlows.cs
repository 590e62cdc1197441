using InterpreterGuard.Screening.Analyses.Flows;

namespace InterpreterGuard.Screening.JavaScript;

/// <summary>What Node, browsers and the usual packages bring in, act on and make harmless.</summary>
internal static class JavaScriptFlows
{
    public static readonly FlowTable Table = new(
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["network"] =
            [
                "fetch", "http.get", "https.get", "http.request", "https.request", "axios", "axios.get", "axios.post", "axios.request", "axios.default.get", "got", "got.get", "got.post", "node-fetch", "undici.fetch", "undici.request",
                "superagent.get", "request", "request.get", "needle.get", "net.connect", "net.Socket", "tls.connect", "dgram.createSocket", "WebSocket", "ws", "ws.WebSocket", "dns.resolveTxt", "dns.promises.resolveTxt", "http2.connect", "XMLHttpRequest",
            ],
            ["random"] = ["Math.random", "lodash.random"],
            ["request"] = ["http.createServer", "https.createServer", "net.createServer", "ws.Server", "ws.WebSocketServer"],
            ["file"] = ["fs.readFile", "fs.readFileSync", "fs.promises.readFile", "fs.createReadStream", "fs.read", "fs.readSync", "fs.readdirSync", "fs.readdir", "fs.promises.readdir", "fs-extra.readFile", "fs-extra.readFileSync", "fs.readlinkSync"],
            ["stdin"] = ["readline.createInterface", "prompt", "readline-sync.question", "prompt-sync"],
            ["decoded"] = ["atob", "zlib.inflateSync", "zlib.gunzipSync", "zlib.brotliDecompressSync", "zlib.unzipSync", "zlib.inflateRawSync", "unescape", "crypto.createDecipheriv", "crypto.createDecipher"],
        },
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["environment"] = ["process.env"],
            ["stdin"] = ["process.stdin"],
            ["arguments"] = ["process.argv", "process.execArgv"],
            ["archive"] = [".entryName"],
            ["page"] = ["location.hash", "location.search", "location.href", "document.location.hash", "document.location.search", "document.location.href", "document.URL", "document.referrer"],
        },
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["code:*"] = ["Function", "vm.compileFunction"],
            ["code:0"] =
            [
                "eval", "vm.runInThisContext", "module._compile", "module.Module._compile", "vm.runInNewContext", "vm.runInContext", "vm.Script", "vm.SourceTextModule", "setTimeout", "setInterval", "setImmediate", "worker_threads.Worker", "vm2.VM.run", "safe-eval", "import", "module._compile", "._compile",
            ],
            ["shell:0"] = ["child_process.exec", "child_process.execSync", "shelljs.exec", "execa.execaCommand"],
            ["process:0,1"] = ["child_process.spawn", "child_process.spawnSync", "child_process.execFile", "child_process.execFileSync", "child_process.fork", "execa", "execa.execa", "cross-spawn"],
            ["import:0"] = ["require", "module._load", "process.dlopen", "process.binding"],
            ["deserialise:0"] = ["node-serialize.unserialize", "serialize-to-js.deserialize", "funcster.deepDeserialize", "cryo.parse", "js-yaml.load", "v8.deserialize", ".unserialize"],
            ["sql:0,sql,text"] = [".query", ".execute", ".raw", ".run", ".all", ".exec", ".$queryRawUnsafe", ".$executeRawUnsafe"],
            ["nosql:0"] =
            [
                ".find", ".findOne", ".findOneAndUpdate", ".findOneAndDelete", ".findOneAndReplace", ".updateOne", ".updateMany", ".deleteOne", ".deleteMany", ".replaceOne", ".countDocuments", ".exists", ".$where",
            ],
            ["hash:0"] = ["crypto.createHash.update"],
            ["secret:1,2"] = ["crypto.createCipheriv"],
            ["secret:1"] = ["crypto.createHmac"],
            ["xpath:0"] = ["xpath.select", "xpath.select1", "xpath.evaluate", "document.evaluate"],
            ["xml:0"] = ["libxmljs.parseXml", "libxmljs.parseXmlString", "libxmljs2.parseXml"],
            ["html:0"] = ["document.write", "document.writeln", ".insertAdjacentHTML", ".html", ".send", ".end", "dangerouslySetInnerHTML", "srcDoc"],
            ["html:dangerouslySetInnerHTML,srcDoc"] = [".createElement", ".cloneElement", "react.jsx-runtime.jsx", "react.jsx-runtime.jsxs"],
            ["html:value"] = [".innerHTML", ".outerHTML", ".srcdoc", ".body"],
            ["template:0"] = ["ejs.render", "ejs.compile", "pug.render", "pug.compile", "handlebars.compile", "Handlebars.compile", "nunjucks.renderString", "lodash.template", "mustache.render", "dot.template", "_.template"],
            ["redirect:0,1"] = [".redirect"],
            ["redirect:value"] = ["location", "location.href", "window.location", "document.location"],
            ["header:1"] = [".setHeader", ".writeHead", ".header"],
            ["regex:0"] = ["RegExp"],
            ["path:0"] =
            [
                "fs.readFile", "fs.readFileSync", "fs.promises.readFile", "fs.createReadStream", "fs.createWriteStream", "fs.unlink", "fs.unlinkSync", "fs.rm", "fs.rmSync", "fs.rmdir", "fs.rmdirSync", "fs.readdir", "fs.readdirSync", "fs.open", "fs.openSync", "fs.promises.unlink",
                ".sendFile", ".sendfile", ".download", "fs.mkdirSync", "fs.chmodSync",
            ],
            ["path:0,1"] = ["fs.rename", "fs.renameSync", "fs.copyFile", "fs.copyFileSync", "fs.symlinkSync"],
            ["path:0 write:1"] = ["fs.writeFile", "fs.writeFileSync", "fs.appendFile", "fs.appendFileSync", "fs.promises.writeFile", "fs.promises.appendFile"],
            ["write:0"] = ["fs.createWriteStream.write", "fs.createWriteStream.end"],
            ["url:0,url,uri,host,hostname network:body,data,headers"] = ["fetch", "axios", "axios.get", "axios.request", "http.get", "https.get", "http.request", "https.request", "got", "got.get", "needle.get", "request", "request.get", "superagent.get", "undici.request", "undici.fetch"],
            ["url:0,url network:1,body,data,json"] = ["axios.post", "axios.put", "got.post", "request.post", "superagent.post", "needle.post", "navigator.sendBeacon"],
            ["network:0"] =
            [
                "http.request.write", "https.request.write", "http.request.end", "https.request.end", "net.connect.write", "net.Socket.write", "net.connect.end", "tls.connect.write", "WebSocket.send", "ws.send", "ws.WebSocket.send", "dgram.createSocket.send",
                "dns.lookup", "dns.resolve", "dns.resolve4", "dns.resolveTxt", "dns.promises.resolve", "dns.promises.lookup", "XMLHttpRequest.send",
            ],
        },
        [
            "parseInt", "parseFloat", "Number", "Boolean", "BigInt", "encodeURIComponent", "encodeURI", "path.basename", "validator.escape", "he.encode", "lodash.escape", "shell-quote.quote", "mysql.escape", "sqlstring.escape", "DOMPurify.sanitize",
            "Array.isArray", "isNaN", "Number.isInteger", "typeof", "crypto.createHash", ".escape", ".length", ".indexOf", ".includes", ".startsWith", ".endsWith", ".test", ".digest", ".escapeId",
        ]);
}
