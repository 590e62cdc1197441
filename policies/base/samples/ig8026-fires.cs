using System.IO;
using System.IO.Compression;

using var archive = ZipFile.OpenRead("photos.zip");
foreach (var entry in archive.Entries)
    entry.ExtractToFile(Path.Combine("photos", entry.FullName), overwrite: true);
