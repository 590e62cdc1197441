using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InterpreterGuard.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Keeping : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "observations_forgotten_at",
                table: "executions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "outputs_forgotten_at",
                table: "executions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "erasures",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    narrowed = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    counts = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erasures", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_messages_incident_id",
                table: "outbox_messages",
                column: "incident_id");

            migrationBuilder.CreateIndex(
                name: "IX_executions_tenant",
                table: "executions",
                column: "tenant");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "erasures");

            migrationBuilder.DropIndex(
                name: "IX_outbox_messages_incident_id",
                table: "outbox_messages");

            migrationBuilder.DropIndex(
                name: "IX_executions_tenant",
                table: "executions");

            migrationBuilder.DropColumn(
                name: "observations_forgotten_at",
                table: "executions");

            migrationBuilder.DropColumn(
                name: "outputs_forgotten_at",
                table: "executions");
        }
    }
}
