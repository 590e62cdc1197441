using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InterpreterGuard.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "api_keys",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "executions",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    profile = table.Column<string>(type: "TEXT", nullable: false),
                    api_key_id = table.Column<string>(type: "TEXT", nullable: false),
                    agent = table.Column<string>(type: "TEXT", nullable: true),
                    model = table.Column<string>(type: "TEXT", nullable: true),
                    tool_call_id = table.Column<string>(type: "TEXT", nullable: true),
                    conversation = table.Column<string>(type: "TEXT", nullable: true),
                    user = table.Column<string>(type: "TEXT", nullable: true),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    code_hash = table.Column<string>(type: "TEXT", nullable: false),
                    inputs = table.Column<string>(type: "TEXT", nullable: false),
                    receipt = table.Column<string>(type: "TEXT", nullable: false),
                    verdict = table.Column<string>(type: "TEXT", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", nullable: true),
                    findings = table.Column<string>(type: "TEXT", nullable: true),
                    layers = table.Column<string>(type: "TEXT", nullable: true),
                    detections = table.Column<string>(type: "TEXT", nullable: true),
                    processes = table.Column<string>(type: "TEXT", nullable: true),
                    timings = table.Column<string>(type: "TEXT", nullable: true),
                    incident_id = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_executions", x => x.number);
                    table.UniqueConstraint("AK_executions_id", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "incidents",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    execution_id = table.Column<string>(type: "TEXT", nullable: false),
                    severity = table.Column<int>(type: "INTEGER", nullable: false),
                    decision = table.Column<string>(type: "TEXT", nullable: false),
                    summary = table.Column<string>(type: "TEXT", nullable: false),
                    attack = table.Column<string>(type: "TEXT", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incidents", x => x.id);
                    table.ForeignKey(
                        name: "FK_incidents_executions_execution_id",
                        column: x => x.execution_id,
                        principalTable: "executions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "observations",
                columns: table => new
                {
                    execution_number = table.Column<long>(type: "INTEGER", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    decision = table.Column<int>(type: "INTEGER", nullable: false),
                    pid = table.Column<int>(type: "INTEGER", nullable: false),
                    parent_pid = table.Column<int>(type: "INTEGER", nullable: false),
                    process_name = table.Column<string>(type: "TEXT", nullable: false),
                    fact = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_observations", x => new { x.execution_number, x.sequence });
                    table.ForeignKey(
                        name: "FK_observations_executions_execution_number",
                        column: x => x.execution_number,
                        principalTable: "executions",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "incident_rules",
                columns: table => new
                {
                    incident_id = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    rule = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incident_rules", x => new { x.incident_id, x.position });
                    table.ForeignKey(
                        name: "FK_incident_rules_incidents_incident_id",
                        column: x => x.incident_id,
                        principalTable: "incidents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_executions_code_hash",
                table: "executions",
                column: "code_hash");

            migrationBuilder.CreateIndex(
                name: "IX_executions_status",
                table: "executions",
                column: "status",
                filter: "status = 'running'");

            migrationBuilder.CreateIndex(
                name: "IX_incident_rules_rule_incident_id",
                table: "incident_rules",
                columns: new[] { "rule", "incident_id" });

            migrationBuilder.CreateIndex(
                name: "IX_incidents_execution_id",
                table: "incidents",
                column: "execution_id");

            migrationBuilder.CreateIndex(
                name: "IX_incidents_opened_at",
                table: "incidents",
                column: "opened_at");

            migrationBuilder.CreateIndex(
                name: "IX_incidents_severity_id",
                table: "incidents",
                columns: new[] { "severity", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "api_keys");

            migrationBuilder.DropTable(
                name: "incident_rules");

            migrationBuilder.DropTable(
                name: "observations");

            migrationBuilder.DropTable(
                name: "incidents");

            migrationBuilder.DropTable(
                name: "executions");
        }
    }
}
