using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace InterpreterGuard.Storage;

/// <summary>Lets <c>dotnet ef migrations add</c> compare the tables with the last migration, without a host and without a database.</summary>
internal sealed class EvidenceContextAtDesign : IDesignTimeDbContextFactory<EvidenceContext>
{
    public EvidenceContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<EvidenceContext>().UseSqlite("Data Source=:memory:").Options);
}
