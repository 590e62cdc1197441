# expect: completed
# stdout: 5 =SUM(B2:B4) 330

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

book = Workbook()
sheet = book.active
sheet.title = "Q1"
sheet.append(["month", "net", "gross"])
for row in (("Jan", 100, 119), ("Feb", 140, 166.6), ("Mar", 90, 107.1)):
    sheet.append(row)
sheet["B5"] = "=SUM(B2:B4)"
for cell in sheet[1]:
    cell.font = Font(bold=True)
book.save("report.xlsx")

again = load_workbook("report.xlsx")["Q1"]
print(again.max_row, again["B5"].value, sum(again[f"B{r}"].value for r in range(2, 5)))
