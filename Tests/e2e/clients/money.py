"""What a transfer must cost and yield, to the cent, reckoned apart from the product with exact fractions."""

import math
import re
from dataclasses import dataclass
from fractions import Fraction

# Units per US dollar, and the commission of a transfer to another client: the product's starting values.
RATES = {"USD": Fraction(1), "CNY": Fraction("6.94"), "EUR": Fraction("0.90")}
COMMISSION = Fraction(1, 100)
CURRENCIES = ("USD", "CNY", "EUR")

_DECIMAL = re.compile(r"(-?)(\d+)\.(\d{2})", re.ASCII)


@dataclass(frozen=True)
class Expected:
    """One transfer in cents: `total` leaves the source (amount and fee), `credited` reaches the target."""

    amount: int
    fee: int
    total: int
    credited: int


def cents(text):
    """`"12.34"` → 1234. Anything but a decimal string with two digits is a failure of the product."""
    assert isinstance(text, str), f"money must be a decimal string, not {text!r}"
    match = _DECIMAL.fullmatch(text)
    assert match, f"money must look like 12.34, not {text!r}"
    sign, whole, part = match.groups()
    value = int(whole) * 100 + int(part)
    return -value if sign else value


def decimal(value):
    """1234 → `"12.34"`."""
    assert value >= 0
    return f"{value // 100}.{value % 100:02d}"


def converted(amount, source, target):
    """What `amount` cents of `source` are in cents of `target`: always rounded down."""
    return math.floor(amount * RATES[target] / RATES[source])


def commission(amount):
    """One per cent, rounded up to the cent: never free."""
    return math.ceil(amount * COMMISSION)


def expected(amount, source, target, external):
    fee = commission(amount) if external else 0
    return Expected(amount, fee, amount + fee, converted(amount, source, target))


def amount_for_credit(credit, source, target):
    """The smallest amount of `source` whose conversion yields at least `credit` cents of `target`."""
    return math.ceil(credit * RATES[source] / RATES[target])


def smallest_amount(source, target):
    """The smallest amount that does not convert to nothing."""
    return amount_for_credit(1, source, target)
