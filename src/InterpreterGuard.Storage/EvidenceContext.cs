using InterpreterGuard.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InterpreterGuard.Storage;

/// <summary>The tables. Reading goes through it; the writer speaks SQL of its own, because the hot path counts microseconds.</summary>
internal sealed class EvidenceContext(DbContextOptions<EvidenceContext> options) : DbContext(options)
{
    public DbSet<ExecutionRow> Executions => Set<ExecutionRow>();

    public DbSet<ObservationRow> Observations => Set<ObservationRow>();

    public DbSet<ScreeningFactsRow> ScreeningFacts => Set<ScreeningFactsRow>();

    public DbSet<IncidentRow> Incidents => Set<IncidentRow>();

    public DbSet<IncidentRuleRow> IncidentRules => Set<IncidentRuleRow>();

    public DbSet<IncidentTechniqueRow> IncidentTechniques => Set<IncidentTechniqueRow>();

    public DbSet<IncidentGroupRow> IncidentGroups => Set<IncidentGroupRow>();

    public DbSet<IncidentCountRow> IncidentCounts => Set<IncidentCountRow>();

    public DbSet<IncidentJoinRow> IncidentJoins => Set<IncidentJoinRow>();

    public DbSet<IncidentStepRow> IncidentSteps => Set<IncidentStepRow>();

    public DbSet<SavedFilterRow> SavedFilters => Set<SavedFilterRow>();

    public DbSet<AuditEntryRow> AuditEntries => Set<AuditEntryRow>();

    public DbSet<AuditHeadRow> AuditHeads => Set<AuditHeadRow>();

    public DbSet<AuditStepRow> AuditSteps => Set<AuditStepRow>();

    public DbSet<ExceptionUseRow> ExceptionUses => Set<ExceptionUseRow>();

    public DbSet<IdempotencyRow> IdempotencyKeys => Set<IdempotencyRow>();

    public DbSet<StoredFileRow> StoredFiles => Set<StoredFileRow>();

    public DbSet<PolicyRow> Policies => Set<PolicyRow>();

    public DbSet<OutboxMessageRow> OutboxMessages => Set<OutboxMessageRow>();

    public DbSet<OutboxAccountRow> OutboxAccounts => Set<OutboxAccountRow>();

    public DbSet<ErasureRow> Erasures => Set<ErasureRow>();

    public DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ExecutionRow>(row =>
        {
            row.ToTable("executions").HasKey(x => x.Number);
            row.HasIndex(x => x.CodeHash);
            row.HasIndex(x => x.Tenant);

            // Only those in flight: what a former host left running is found without reading the table.
            row.HasIndex(x => x.Status).HasFilter("status = 'running'");
            row.HasIndex(x => x.HeldUntil).HasFilter("status = 'held'");
            row.HasIndex(x => x.SessionId).HasFilter("session_id IS NOT NULL");
        });
        modelBuilder.Entity<ObservationRow>(row =>
        {
            row.ToTable("observations").HasKey(x => new { x.ExecutionNumber, x.Sequence });
            row.HasOne<ExecutionRow>().WithMany().HasForeignKey(x => x.ExecutionNumber).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<ScreeningFactsRow>(row =>
        {
            row.ToTable("screening_facts").HasKey(x => x.ExecutionNumber);
            row.Property(x => x.ExecutionNumber).ValueGeneratedNever();
            row.HasOne<ExecutionRow>().WithMany().HasForeignKey(x => x.ExecutionNumber).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<IncidentRow>(row =>
        {
            row.ToTable("incidents").HasKey(x => x.Id);
            row.HasIndex(x => new { x.Severity, x.Id });
            row.HasIndex(x => x.OpenedAt);
            row.HasIndex(x => x.ExecutionId);
            QueueIndexes(row);
            row.HasOne<ExecutionRow>().WithMany().HasForeignKey(x => x.ExecutionId).HasPrincipalKey(x => x.Id).OnDelete(DeleteBehavior.Cascade);
            row.HasMany(x => x.Rules).WithOne().HasForeignKey(x => x.IncidentId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<IncidentRuleRow>(row =>
        {
            row.ToTable("incident_rules").HasKey(x => new { x.IncidentId, x.Position });
            row.HasIndex(x => new { x.Rule, x.IncidentId });
        });
        modelBuilder.Entity<IncidentTechniqueRow>(row =>
        {
            row.ToTable("incident_techniques").HasKey(x => new { x.Technique, x.IncidentId });
            row.HasOne<IncidentRow>().WithMany().HasForeignKey(x => x.IncidentId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<IncidentGroupRow>(row =>
        {
            row.ToTable("incident_groups").HasKey(x => new { x.Tenant, x.Fingerprint });
            row.HasIndex(x => x.NewestId).IsUnique();
            row.HasIndex(x => new { x.Risk, x.NewestId });
        });
        modelBuilder.Entity<IncidentCountRow>(row => row.ToTable("incident_counts").HasKey(x => new { x.Tenant, x.Status, x.Severity }));
        modelBuilder.Entity<IncidentJoinRow>(row =>
        {
            row.ToTable("incident_joins").HasKey(x => x.Id);
            row.HasIndex(x => new { x.IntoId, x.Id });
            row.HasIndex(x => x.ExecutionId).IsUnique();
            row.HasOne<IncidentRow>().WithMany().HasForeignKey(x => x.IntoId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<IncidentStepRow>(row =>
        {
            row.ToTable("incident_steps").HasKey(x => new { x.IncidentId, x.Position });
            row.HasIndex(x => new { x.IncidentId, x.ExternalReference }).HasFilter("external_reference IS NOT NULL");
            row.HasOne<IncidentRow>().WithMany().HasForeignKey(x => x.IncidentId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<SavedFilterRow>(row => row.ToTable("saved_filters").HasKey(x => new { x.Owner, x.Name }));
        modelBuilder.Entity<AuditEntryRow>(row =>
        {
            row.ToTable("audit_entries").HasKey(x => x.Number);
            row.Property(x => x.Number).ValueGeneratedNever();
            row.HasIndex(x => new { x.Kind, x.Number });
        });
        modelBuilder.Entity<AuditHeadRow>(row => row.ToTable("audit_heads").HasKey(x => new { x.Number, x.At }));
        modelBuilder.Entity<AuditStepRow>(row =>
        {
            row.ToTable("audit_steps").HasKey(x => new { x.ExecutionNumber, x.Position });
            row.HasOne<ExecutionRow>().WithMany().HasForeignKey(x => x.ExecutionNumber).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<ExceptionUseRow>(row => row.ToTable("exception_uses").HasKey(x => x.ExceptionId));
        modelBuilder.Entity<IdempotencyRow>(row =>
        {
            row.ToTable("idempotency_keys").HasKey(x => new { x.ApiKeyId, x.Key });
            row.HasIndex(x => x.CreatedAt);
        });
        modelBuilder.Entity<StoredFileRow>(row =>
        {
            row.ToTable("stored_files").HasKey(x => x.Id);
            row.HasIndex(x => new { x.ApiKeyId, x.Id });
            row.HasIndex(x => new { x.ExecutionId, x.Path }).HasFilter("execution_id IS NOT NULL");
            row.HasIndex(x => x.ExpiresAt);
        });
        modelBuilder.Entity<PolicyRow>(row => row.ToTable("policies").HasKey(x => x.Hash));
        modelBuilder.Entity<OutboxMessageRow>(row =>
        {
            row.ToTable("outbox_messages").HasKey(x => x.Number);
            row.HasIndex(x => x.Id).IsUnique();
            row.HasIndex(x => x.IncidentId);
            row.HasIndex(x => new { x.Destination, x.Number }).HasFilter("dead_at IS NULL");
            row.HasIndex(x => new { x.DeadAt, x.Number }).HasFilter("dead_at IS NOT NULL");
        });
        modelBuilder.Entity<OutboxAccountRow>(row => row.ToTable("outbox_accounts").HasKey(x => x.Destination));
        modelBuilder.Entity<ErasureRow>(row => row.ToTable("erasures").HasKey(x => x.Id));
        modelBuilder.Entity<ApiKeyRow>(row => row.ToTable("api_keys").HasKey(x => x.Id));
        NameInSnakeCase(modelBuilder);
    }

    /// <summary>Each filter of the queue that can be asked alone has an index in the queue's order; severity and tenant ride along, so that rows are not opened to be passed over.</summary>
    private static void QueueIndexes(EntityTypeBuilder<IncidentRow> row)
    {
        row.HasIndex(x => new { x.Status, x.Id, x.Severity, x.Tenant });
        row.HasIndex(x => new { x.Tenant, x.Status, x.Id, x.Severity });
        row.HasIndex(x => new { x.Status, x.Risk, x.Id, x.Severity, x.Tenant });
        row.HasIndex(x => new { x.Risk, x.Id });
        row.HasIndex(x => new { x.Tenant, x.Fingerprint, x.Id });
        row.HasIndex(x => new { x.ApiKeyId, x.Id });
        row.HasIndex(x => new { x.Agent, x.Id }).HasFilter("agent IS NOT NULL");
        row.HasIndex(x => new { x.Agent, x.ApiKeyId, x.Id }).HasFilter("disposition = 'true_positive'");
        row.HasIndex(x => new { x.SessionId, x.Id }).HasFilter("session_id IS NOT NULL");
        row.HasIndex(x => new { x.Assignee, x.Status, x.Id }).HasFilter("assignee IS NOT NULL");
    }

    private static void NameInSnakeCase(ModelBuilder modelBuilder)
    {
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            property.SetColumnName(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
    }
}
