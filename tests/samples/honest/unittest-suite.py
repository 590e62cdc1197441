# expect: completed
# stdout: 2 True

import io
import unittest


def fizzbuzz(n):
    return "FizzBuzz" if n % 15 == 0 else "Fizz" if n % 3 == 0 else "Buzz" if n % 5 == 0 else str(n)


class FizzBuzzTests(unittest.TestCase):
    def test_multiples(self):
        self.assertEqual([fizzbuzz(n) for n in (3, 5, 15)], ["Fizz", "Buzz", "FizzBuzz"])

    def test_others(self):
        self.assertEqual(fizzbuzz(7), "7")


result = unittest.TextTestRunner(stream=io.StringIO()).run(unittest.defaultTestLoader.loadTestsFromTestCase(FizzBuzzTests))
print(result.testsRun, result.wasSuccessful())
