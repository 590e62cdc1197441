using InterpreterGuard.Screening.Analyses.Flows;

namespace InterpreterGuard.Screening.Python;

/// <summary>What Python's libraries bring in, act on and make harmless.</summary>
internal static class PythonFlows
{
    public static readonly FlowTable Table = new(
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["network"] =
            [
                "requests.get", "requests.post", "requests.put", "requests.request", "requests.Session.get", "requests.session.get", "requests.Session.post", "requests.session.post", "requests.Session.request", "requests.session.request", "httpx.get", "httpx.post",
                "httpx.request", "httpx.Client.get", "httpx.Client.post", "httpx.AsyncClient.get", "urllib.request.urlopen", "urllib.request.build_opener.open", "urllib.request.urlretrieve",
                "urllib2.urlopen", "urllib3.PoolManager.request", "urllib3.request", "http.client.HTTPConnection.getresponse", "http.client.HTTPSConnection.getresponse",
                "aiohttp.ClientSession.get", "aiohttp.ClientSession.post", "aiohttp.ClientSession.request", "socket.socket.recv", "socket.socket.recvfrom", "socket.socket.makefile",
                "socket.create_connection.recv", "socket.create_connection.makefile", "socket.socket.accept.recv", "asyncio.open_connection", "websocket.create_connection.recv", "websockets.connect.recv",
                "ftplib.FTP.retrbinary", "ftplib.FTP.retrlines", "imaplib.IMAP4_SSL.fetch", "imaplib.IMAP4.fetch", "poplib.POP3.retr", "paramiko.SSHClient.exec_command", "telnetlib.Telnet.read_until",
                "dns.resolver.resolve", "dns.resolver.query", "xmlrpc.client.ServerProxy", ".recv", ".recvfrom",
            ],
            ["file"] =
            [
                "builtins.open", "os.read", "os.fdopen", "mmap.mmap", "pathlib.Path.read_text", "pathlib.Path.read_bytes", "pathlib.Path.open", ".read_text", ".read_bytes", "linecache.getline", "fileinput.input",
                "shelve.open", "tarfile.open", "zipfile.ZipFile", "gzip.open", "bz2.open", "lzma.open", "csv.reader", "pandas.read_csv", "numpy.load", "configparser.ConfigParser.read",
            ],
            ["environment"] = ["os.getenv", "os.environ.get", "os.environ.copy", "os.getenvb"],
            ["request"] = ["tornado.web.RequestHandler.get_argument", "tornado.web.RequestHandler.get_query_argument", "tornado.web.RequestHandler.get_body_argument", "tornado.web.RequestHandler.get_arguments"],
            ["random"] =
            [
                "random.random", "random.randint", "random.randrange", "random.getrandbits", "random.choice", "random.choices", "random.sample", "random.uniform", "random.randbytes", "random.Random.random", "random.Random.randint",
                "random.Random.randrange", "random.Random.getrandbits", "random.Random.choice", "random.Random.choices", "random.Random.sample", "random.Random.randbytes", "numpy.random.randint", "numpy.random.choice", "numpy.random.bytes",
                "numpy.random.random", "numpy.random.rand",
            ],
            ["stdin"] = ["builtins.input", "getpass.getpass", "click.prompt", "sys.stdin.read", "sys.stdin.readline"],
            ["arguments"] = ["argparse.ArgumentParser.parse_args", "argparse.ArgumentParser.parse_known_args", "getopt.getopt", "optparse.OptionParser.parse_args"],
            ["decoded"] =
            [
                "base64.b64decode", "base64.urlsafe_b64decode", "base64.standard_b64decode", "base64.decodebytes", "base64.b32decode", "base64.b16decode", "base64.b85decode", "base64.a85decode",
                "binascii.unhexlify", "binascii.a2b_hex", "binascii.a2b_base64", "builtins.bytes.fromhex", "builtins.bytearray.fromhex", "codecs.decode", "zlib.decompress", "gzip.decompress", "bz2.decompress",
                "lzma.decompress", "cryptography.fernet.Fernet.decrypt", "Crypto.Cipher.AES.new.decrypt", "Cryptodome.Cipher.AES.new.decrypt", "marshal.loads",
            ],
        },
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["request"] =
            [
                "flask.request", "quart.request", "bottle.request", "cherrypy.request", "starlette.requests.Request", "django.http.HttpRequest", ".rfile", "fastapi.Request", "fastapi.Query", "fastapi.Body", "fastapi.Form",
                "web.input", "streamlit.text_input",
                "http.server.BaseHTTPRequestHandler.path", "http.server.BaseHTTPRequestHandler.headers", "http.server.SimpleHTTPRequestHandler.path", "tornado.web.RequestHandler.request",
            ],
            ["environment"] = ["os.environ", "os.environb"],
            ["stdin"] = ["sys.stdin"],
            ["arguments"] = ["sys.argv", "sys.orig_argv"],
        },
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["code:0,source"] =
            [
                "builtins.exec", "builtins.eval", "builtins.compile", "timeit.timeit", "timeit.repeat", "code.InteractiveInterpreter.runsource", "code.InteractiveInterpreter.runcode", "code.InteractiveConsole.push",
                "get_ipython.run_cell", "pdb.run", "cProfile.run", "profile.run", "_xxsubinterpreters.run_string", "types.FunctionType", "pandas.eval", "numexpr.evaluate", "sympy.sympify",
            ],
            ["shell:0,cmd,command"] =
            [
                "os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput", "asyncio.create_subprocess_shell", "pexpect.spawn", "pexpect.run", "commands.getoutput", "get_ipython.system", "get_ipython.getoutput",
                "paramiko.SSHClient.exec_command", "fabric.Connection.run", "ctypes.CDLL.system", "popen2.popen2",
            ],
            ["process:0,args"] = ["subprocess.run", "subprocess.call", "subprocess.check_call", "subprocess.check_output", "subprocess.Popen", "asyncio.create_subprocess_exec", "pty.spawn"],
            ["process:*"] = ["os.execv", "os.execve", "os.execvp", "os.execvpe", "os.execl", "os.execle", "os.execlp", "os.execlpe", "os.spawnv", "os.spawnve", "os.spawnl", "os.spawnlp", "os.spawnvp", "os.posix_spawn", "os.startfile"],
            ["import:0"] = ["builtins.__import__", "importlib.import_module", "importlib.reload", "runpy.run_path", "runpy.run_module", "importlib.machinery.SourceFileLoader", "importlib.util.spec_from_file_location", "imp.load_source", "zipimport.zipimporter"],
            ["deserialise:0"] =
            [
                "pickle.loads", "pickle.load", "pickle.Unpickler", "cloudpickle.loads", "cloudpickle.load", "dill.loads", "dill.load", "marshal.loads", "marshal.load", "shelve.open", "jsonpickle.decode", "jsonpickle.loads", "yaml.load",
                "yaml.load_all", "yaml.full_load", "yaml.unsafe_load", "yaml.unsafe_load_all", "joblib.load", "torch.load", "numpy.load", "pandas.read_pickle", "keras.models.load_model",
            ],
            ["sql:0,sql,query,statement,operation"] =
            [
                ".execute", ".executemany", ".executescript", "django.db.connection.cursor.execute", "sqlalchemy.text", "pandas.read_sql", "pandas.read_sql_query", ".raw", "django.db.models.expressions.RawSQL", "RawSQL",
            ],
            ["nosql:0,filter,query"] = [".find_one", ".find", ".find_one_and_update", ".find_one_and_delete", ".find_one_and_replace", ".update_one", ".update_many", ".delete_one", ".delete_many", ".replace_one", ".count_documents"],
            ["hash:0"] = ["hashlib.sha224", "hashlib.sha256", "hashlib.sha384", "hashlib.sha512", "hashlib.sha3_256", "hashlib.sha3_512", "hashlib.blake2b", "hashlib.blake2s", "hashlib.sha256.update", "hashlib.sha512.update"],
            ["secret:0,2,key,iv,nonce"] = ["Crypto.Cipher.AES.new", "Cryptodome.Cipher.AES.new"],
            ["secret:0,key"] =
            [
                "cryptography.fernet.Fernet", "cryptography.hazmat.primitives.ciphers.algorithms.AES", "cryptography.hazmat.primitives.ciphers.modes.CBC", "cryptography.hazmat.primitives.ciphers.modes.CTR",
                "cryptography.hazmat.primitives.ciphers.modes.GCM", "cryptography.hazmat.primitives.ciphers.aead.AESGCM", "cryptography.hazmat.primitives.ciphers.aead.AESGCM.encrypt", "hmac.new",
            ],
            ["ldap:*"] = [".search_s", ".search_ext", ".search_ext_s", "ldap3.Connection.search"],
            ["xpath:0"] = [".xpath", "lxml.etree.XPath", "lxml.etree.ETXPath", "elementpath.select"],
            ["xml:0"] =
            [
                "xml.etree.ElementTree.fromstring", "xml.etree.ElementTree.parse", "xml.etree.ElementTree.XML", "xml.dom.minidom.parseString", "xml.dom.minidom.parse", "xml.sax.parseString", "xml.sax.parse", "lxml.etree.fromstring",
                "lxml.etree.parse", "lxml.etree.XML", "lxml.etree.XSLT", "xml.dom.pulldom.parseString",
            ],
            ["html:text,body"] = ["aiohttp.web.Response"],
            ["html:0"] = ["http.server.BaseHTTPRequestHandler.wfile.write", "http.server.SimpleHTTPRequestHandler.wfile.write", "tornado.web.RequestHandler.write", "tornado.web.RequestHandler.finish", "flask.make_response", "flask.Response", "django.http.HttpResponse", "django.utils.safestring.mark_safe", "markupsafe.Markup", "flask.Markup", "fastapi.responses.HTMLResponse", "starlette.responses.HTMLResponse", ".wfile.write"],
            ["template:0,source"] = ["flask.render_template_string", "jinja2.Template", "jinja2.Environment.from_string", "mako.template.Template", "django.template.Template", "tornado.template.Template", "string.Template"],
            ["redirect:0,location,url"] = ["flask.redirect", "django.shortcuts.redirect", "django.http.HttpResponseRedirect", "fastapi.responses.RedirectResponse", "starlette.responses.RedirectResponse", "bottle.redirect", "tornado.web.RequestHandler.redirect", "aiohttp.web.HTTPFound", "aiohttp.web.HTTPSeeOther", "aiohttp.web.HTTPMovedPermanently"],
            ["header:1,value"] = [".send_header", ".set_header", ".add_header"],
            ["regex:0,pattern"] = ["re.compile", "re.match", "re.search", "re.fullmatch", "re.findall", "re.finditer", "re.sub", "re.subn", "re.split"],
            ["path:0,file,path,filename"] =
            [
                "builtins.open", "os.open", "os.remove", "os.unlink", "os.rmdir", "os.mkdir", "os.makedirs", "os.listdir", "os.scandir", "os.walk", "os.chmod", "shutil.rmtree", "flask.send_file", "fastapi.responses.FileResponse",
                "tarfile.open", "zipfile.ZipFile", "gzip.open", "aiohttp.web.FileResponse", "aiofiles.open", ".save",
            ],
            ["path:0,1"] = ["os.rename", "os.replace", "os.link", "os.symlink", "shutil.copy", "shutil.copy2", "shutil.copyfile", "shutil.move", "shutil.copytree", "flask.send_from_directory"],
            ["path:."] = [".read_text", ".read_bytes", ".unlink", ".rmdir", ".extractall"],
            ["path:. write:0,data"] = [".write_text", ".write_bytes"],
            ["write:0"] = ["builtins.open.write", "builtins.open.writelines", "os.fdopen.write", "tempfile.NamedTemporaryFile.write"],
            ["write:1"] = ["os.write"],
            ["url:0,url"] = ["requests.get", "requests.head", "requests.delete", "requests.options", "httpx.get", "urllib.request.urlopen", "urllib.request.Request", "urllib.request.urlretrieve", "aiohttp.ClientSession.get", "urllib2.urlopen", "requests.Session.get", "requests.session.get"],
            ["url:0,url network:1,data,json,files,content,params,headers,body"] =
            [
                "requests.post", "requests.put", "requests.patch", "requests.Session.post", "requests.session.post", "requests.Session.put", "requests.session.put", "httpx.post", "httpx.put", "httpx.Client.post", "aiohttp.ClientSession.post", "httpx.AsyncClient.post",
            ],
            ["url:1,url network:2,data,json,files,content,fields,body"] = ["requests.request", "requests.Session.request", "requests.session.request", "httpx.request", "urllib3.PoolManager.request", "urllib3.request"],
            ["network:1,2,data,body,headers"] = ["http.client.HTTPSConnection.request", "http.client.HTTPConnection.request"],
            ["network:0"] =
            [
                "socket.socket.send", "socket.socket.sendall", "socket.socket.sendto", "socket.create_connection.send", "socket.create_connection.sendall", "socket.socket.accept.send", ".sendall", ".sendto", "websocket.create_connection.send",
                "socket.gethostbyname", "socket.getaddrinfo", "socket.gethostbyname_ex", "dns.resolver.resolve", "dns.resolver.query", "smtplib.SMTP.send_message", "smtplib.SMTP_SSL.send_message", "telegram.Bot.send_message",
            ],
            ["network:*"] = ["smtplib.SMTP.sendmail", "smtplib.SMTP_SSL.sendmail", "ftplib.FTP.storbinary", "ftplib.FTP.storlines", "paramiko.SFTPClient.put"],
            ["native:0"] = ["ctypes.CDLL", "ctypes.cdll.LoadLibrary", "ctypes.PyDLL", "cffi.FFI.dlopen", "ctypes.memmove", "ctypes.CFUNCTYPE"],
        },
        [
            "flask.jsonify", "flask.redirect", "flask.render_template", "flask.render_template_string", "flask.send_file", "flask.send_from_directory", "flask.url_for", "quart.jsonify", "quart.redirect", "quart.render_template",
            "shlex.quote", "pipes.quote", "shlex.join", "html.escape", "cgi.escape", "markupsafe.escape", "flask.escape", "bleach.clean", "urllib.parse.quote", "urllib.parse.quote_plus", "urllib.parse.urlencode", "os.path.basename",
            "werkzeug.utils.secure_filename", "django.utils.html.escape", "xml.sax.saxutils.escape", "re.escape", "ldap.filter.escape_filter_chars", "builtins.int", "builtins.float", "builtins.bool", "builtins.len", "builtins.ord",
            "builtins.hash", "builtins.id", "builtins.isinstance", "builtins.type", "uuid.UUID", "decimal.Decimal", "ipaddress.ip_address", "datetime.datetime.strptime", "hashlib.md5", "hashlib.sha1", "hashlib.sha256", "hashlib.sha512",
            "ast.literal_eval", "os.path.exists", "os.path.isfile", "os.path.isdir", "os.path.getsize", "re.match", "re.fullmatch", "builtins.hasattr", "builtins.any", "builtins.all", ".isdigit", ".isalnum", ".startswith", ".endswith", ".count",
            ".find", ".index", ".fileno", ".close", ".hexdigest",
        ]);
}
