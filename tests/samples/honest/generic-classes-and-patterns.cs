// expect: completed
// stdout: circle 12.57
// stdout: square 9.00
// stdout: popped 3

abstract record Shape;
record Circle(double Radius) : Shape;
record Square(double Side) : Shape;

class Heap<T> where T : IComparable<T>
{
    private readonly List<T> items = new();
    public void Push(T item) { items.Add(item); items.Sort(); }
    public T Pop() { var last = items[^1]; items.RemoveAt(items.Count - 1); return last; }
}

string Describe(Shape shape) => shape switch
{
    Circle { Radius: var r } => FormattableString.Invariant($"circle {Math.PI * r * r:F2}"),
    Square s => FormattableString.Invariant($"square {s.Side * s.Side:F2}"),
    _ => "unknown",
};

foreach (var shape in new Shape[] { new Circle(2), new Square(3) })
    Console.WriteLine(Describe(shape));
var heap = new Heap<int>();
foreach (var n in new[] { 1, 3, 2 })
    heap.Push(n);
Console.WriteLine($"popped {heap.Pop()}");
