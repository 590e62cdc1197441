using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InterpreterGuard.Storage.Migrations
{
    /// <inheritdoc />
    public partial class ScreeningFacts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "screening_facts",
                columns: table => new
                {
                    execution_number = table.Column<long>(type: "INTEGER", nullable: false),
                    format = table.Column<int>(type: "INTEGER", nullable: false),
                    facts = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_screening_facts", x => x.execution_number);
                    table.ForeignKey(
                        name: "FK_screening_facts_executions_execution_number",
                        column: x => x.execution_number,
                        principalTable: "executions",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "screening_facts");
        }
    }
}
