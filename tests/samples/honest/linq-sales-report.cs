// expect: completed
// stdout: north 42.50
// stdout: south 17.25
// stdout: best: north

record Sale(string Region, string Product, decimal Amount);

var sales = new List<Sale>
{
    new("north", "apples", 30.00m),
    new("south", "pears", 17.25m),
    new("north", "plums", 12.50m),
};
var totals = sales.GroupBy(sale => sale.Region).Select(group => new { Region = group.Key, Total = group.Sum(sale => sale.Amount) }).OrderByDescending(row => row.Total).ToList();
foreach (var row in totals)
    Console.WriteLine(FormattableString.Invariant($"{row.Region} {row.Total:F2}"));
Console.WriteLine($"best: {totals[0].Region}");
totals
