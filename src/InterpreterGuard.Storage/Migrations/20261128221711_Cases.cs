using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InterpreterGuard.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Cases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "agent",
                table: "incidents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "api_key_id",
                table: "incidents",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "assignee",
                table: "incidents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "changed_at",
                table: "incidents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "disposition",
                table: "incidents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "fingerprint",
                table: "incidents",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "joined",
                table: "incidents",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "language",
                table: "incidents",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "last_at",
                table: "incidents",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "legal_hold",
                table: "incidents",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "note",
                table: "incidents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "risk",
                table: "incidents",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "risk_parts",
                table: "incidents",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "session_id",
                table: "incidents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "status",
                table: "incidents",
                type: "TEXT",
                nullable: false,
                defaultValue: "open");

            migrationBuilder.AddColumn<string>(
                name: "tenant",
                table: "incidents",
                type: "TEXT",
                nullable: false,
                defaultValue: "default");

            migrationBuilder.AddColumn<string>(
                name: "tenant",
                table: "executions",
                type: "TEXT",
                nullable: false,
                defaultValue: "default");

            migrationBuilder.AddColumn<string>(
                name: "sees",
                table: "api_keys",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "tenant",
                table: "api_keys",
                type: "TEXT",
                nullable: false,
                defaultValue: "default");

            migrationBuilder.CreateTable(
                name: "incident_counts",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    severity = table.Column<int>(type: "INTEGER", nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incident_counts", x => new { x.tenant, x.status, x.severity });
                });

            migrationBuilder.CreateTable(
                name: "incident_groups",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false),
                    open_count = table.Column<long>(type: "INTEGER", nullable: false),
                    first_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false),
                    newest_id = table.Column<string>(type: "TEXT", nullable: false),
                    risk = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incident_groups", x => new { x.tenant, x.fingerprint });
                });

            migrationBuilder.CreateTable(
                name: "incident_joins",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    into_id = table.Column<string>(type: "TEXT", nullable: false),
                    execution_id = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incident_joins", x => x.id);
                    table.ForeignKey(
                        name: "FK_incident_joins_incidents_into_id",
                        column: x => x.into_id,
                        principalTable: "incidents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "incident_techniques",
                columns: table => new
                {
                    technique = table.Column<string>(type: "TEXT", nullable: false),
                    incident_id = table.Column<string>(type: "TEXT", nullable: false),
                    named = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incident_techniques", x => new { x.technique, x.incident_id });
                    table.ForeignKey(
                        name: "FK_incident_techniques_incidents_incident_id",
                        column: x => x.incident_id,
                        principalTable: "incidents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_incidents_agent_api_key_id_id",
                table: "incidents",
                columns: new[] { "agent", "api_key_id", "id" },
                filter: "disposition = 'true_positive'");

            migrationBuilder.CreateIndex(
                name: "IX_incidents_agent_id",
                table: "incidents",
                columns: new[] { "agent", "id" },
                filter: "agent IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_incidents_api_key_id_id",
                table: "incidents",
                columns: new[] { "api_key_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_incidents_assignee_status_id",
                table: "incidents",
                columns: new[] { "assignee", "status", "id" },
                filter: "assignee IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_incidents_risk_id",
                table: "incidents",
                columns: new[] { "risk", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_incidents_session_id_id",
                table: "incidents",
                columns: new[] { "session_id", "id" },
                filter: "session_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_incidents_status_id_severity_tenant",
                table: "incidents",
                columns: new[] { "status", "id", "severity", "tenant" });

            migrationBuilder.CreateIndex(
                name: "IX_incidents_status_risk_id_severity_tenant",
                table: "incidents",
                columns: new[] { "status", "risk", "id", "severity", "tenant" });

            migrationBuilder.CreateIndex(
                name: "IX_incidents_tenant_fingerprint_id",
                table: "incidents",
                columns: new[] { "tenant", "fingerprint", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_incidents_tenant_status_id_severity",
                table: "incidents",
                columns: new[] { "tenant", "status", "id", "severity" });

            migrationBuilder.CreateIndex(
                name: "IX_incident_groups_newest_id",
                table: "incident_groups",
                column: "newest_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_incident_groups_risk_newest_id",
                table: "incident_groups",
                columns: new[] { "risk", "newest_id" });

            migrationBuilder.CreateIndex(
                name: "IX_incident_joins_execution_id",
                table: "incident_joins",
                column: "execution_id");

            migrationBuilder.CreateIndex(
                name: "IX_incident_joins_into_id_id",
                table: "incident_joins",
                columns: new[] { "into_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_incident_techniques_incident_id",
                table: "incident_techniques",
                column: "incident_id");

            foreach (var statement in CasesSql.Up)
                migrationBuilder.Sql(statement);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var statement in CasesSql.Down)
                migrationBuilder.Sql(statement);

            migrationBuilder.DropTable(
                name: "incident_counts");

            migrationBuilder.DropTable(
                name: "incident_groups");

            migrationBuilder.DropTable(
                name: "incident_joins");

            migrationBuilder.DropTable(
                name: "incident_techniques");

            migrationBuilder.DropIndex(
                name: "IX_incidents_agent_api_key_id_id",
                table: "incidents");

            migrationBuilder.DropIndex(
                name: "IX_incidents_agent_id",
                table: "incidents");

            migrationBuilder.DropIndex(
                name: "IX_incidents_api_key_id_id",
                table: "incidents");

            migrationBuilder.DropIndex(
                name: "IX_incidents_assignee_status_id",
                table: "incidents");

            migrationBuilder.DropIndex(
                name: "IX_incidents_risk_id",
                table: "incidents");

            migrationBuilder.DropIndex(
                name: "IX_incidents_session_id_id",
                table: "incidents");

            migrationBuilder.DropIndex(
                name: "IX_incidents_status_id_severity_tenant",
                table: "incidents");

            migrationBuilder.DropIndex(
                name: "IX_incidents_status_risk_id_severity_tenant",
                table: "incidents");

            migrationBuilder.DropIndex(
                name: "IX_incidents_tenant_fingerprint_id",
                table: "incidents");

            migrationBuilder.DropIndex(
                name: "IX_incidents_tenant_status_id_severity",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "agent",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "api_key_id",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "assignee",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "changed_at",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "disposition",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "fingerprint",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "joined",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "language",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "last_at",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "legal_hold",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "note",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "risk",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "risk_parts",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "session_id",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "status",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "tenant",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "tenant",
                table: "executions");

            migrationBuilder.DropColumn(
                name: "sees",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "tenant",
                table: "api_keys");
        }
    }
}
