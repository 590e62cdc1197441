using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InterpreterGuard.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Grouping : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_incident_joins_execution_id",
                table: "incident_joins");

            migrationBuilder.AddColumn<string>(
                name: "own",
                table: "incident_joins",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "severity",
                table: "incident_joins",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "tenant",
                table: "incident_joins",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "saved_filters",
                columns: table => new
                {
                    owner = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    query = table.Column<string>(type: "TEXT", nullable: false),
                    saved_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saved_filters", x => new { x.owner, x.name });
                });

            migrationBuilder.CreateIndex(
                name: "IX_incident_joins_execution_id",
                table: "incident_joins",
                column: "execution_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "saved_filters");

            migrationBuilder.DropIndex(
                name: "IX_incident_joins_execution_id",
                table: "incident_joins");

            migrationBuilder.DropColumn(
                name: "own",
                table: "incident_joins");

            migrationBuilder.DropColumn(
                name: "severity",
                table: "incident_joins");

            migrationBuilder.DropColumn(
                name: "tenant",
                table: "incident_joins");

            migrationBuilder.CreateIndex(
                name: "IX_incident_joins_execution_id",
                table: "incident_joins",
                column: "execution_id");
        }
    }
}
