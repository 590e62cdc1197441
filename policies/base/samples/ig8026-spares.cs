using System;
using System.IO;
using System.IO.Compression;

var folder = Path.GetFullPath("photos") + Path.DirectorySeparatorChar;
using var archive = ZipFile.OpenRead("photos.zip");
foreach (var entry in archive.Entries)
{
    var target = Path.GetFullPath(Path.Combine(folder, entry.FullName));
    if (!target.StartsWith(folder, StringComparison.Ordinal))
        continue;
    entry.ExtractToFile(target, overwrite: true);
}
