# expect: completed
# stdout: [3, 10, 12] HEARTS

from dataclasses import asdict, dataclass, field
from enum import Enum


class Suit(Enum):
    HEARTS = "h"
    SPADES = "s"


@dataclass(order=True, frozen=True)
class Card:
    rank: int
    suit: Suit = field(compare=False)


hand = sorted([Card(10, Suit.SPADES), Card(3, Suit.HEARTS), Card(12, Suit.SPADES)])
print([card.rank for card in hand], asdict(hand[0])["suit"].name)
