using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InterpreterGuard.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Held : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "held_until",
                table: "executions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "audit_steps",
                columns: table => new
                {
                    execution_number = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    action = table.Column<string>(type: "TEXT", nullable: false),
                    by_key_id = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_steps", x => new { x.execution_number, x.position });
                    table.ForeignKey(
                        name: "FK_audit_steps_executions_execution_number",
                        column: x => x.execution_number,
                        principalTable: "executions",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_executions_held_until",
                table: "executions",
                column: "held_until",
                filter: "status = 'held'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_steps");

            migrationBuilder.DropIndex(
                name: "IX_executions_held_until",
                table: "executions");

            migrationBuilder.DropColumn(
                name: "held_until",
                table: "executions");
        }
    }
}
