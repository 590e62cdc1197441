// Runs one scenario of the conformance suite against a server that wants a key, which the suite cannot send: conformance.mjs URL KEY SCENARIO
// A proxy of its own adds the key and passes everything else on as it came, the Host and Origin of the suite's attacks too.
import { spawn } from "node:child_process";
import http from "node:http";

const [url, key, scenario] = process.argv.slice(2);
const target = new URL(url);

const proxy = http.createServer((request, response) => {
  const onward = http.request({
    host: target.hostname,
    port: target.port,
    method: request.method,
    path: request.url,
    headers: { ...request.headers, authorization: `Bearer ${key}` },
  }, answer => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", problem => response.destroy(problem));
  response.on("close", () => onward.destroy());
  request.pipe(onward);
});

proxy.listen(0, "127.0.0.1", () => {
  const suite = spawn(process.execPath, [
    "node_modules/@modelcontextprotocol/conformance/dist/index.js", "server",
    "--url", `http://127.0.0.1:${proxy.address().port}${target.pathname}`, "--scenario", scenario,
  ], { stdio: ["ignore", "inherit", "inherit"] });
  suite.on("exit", code => process.exit(code ?? 1));
});
