using InterpreterGuard.Core.Files;
using InterpreterGuard.Core.Sandboxes;
using Microsoft.Net.Http.Headers;

namespace InterpreterGuard.Host.Sessions;

/// <summary>A file of a sandbox as an answer: streamed, as an attachment, and never as something a browser would run.</summary>
internal sealed class SandboxFileResult(SandboxFileContent file, string path) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using (file)
        {
            var response = httpContext.Response;
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(Path.GetFileName(path));
            response.ContentType = FileType.Of(path);
            response.ContentLength = file.Size;
            response.Headers.ContentDisposition = disposition.ToString();
            response.Headers.XContentTypeOptions = "nosniff";
            response.Headers.LastModified = file.ModifiedAt.ToUniversalTime().ToString("R");
            await file.Content.CopyToAsync(response.Body, httpContext.RequestAborted);
        }
    }
}
