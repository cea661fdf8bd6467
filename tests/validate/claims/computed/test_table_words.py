"""What a sentence says that a table lacks."""

from __future__ import annotations

import pytest

from pipeline.spanish.common_words import rarity
from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.computed.table_words import TableWords
from pipeline.validate.claims.sentence.mentions import keys
from tests.validate.accounts import account

STAFF = "Estamento | Mujeres | Hombres\nMédicos | 120 | 148\nEnfermería | 331 | 71\nTécnicos | 98 | 54\n"
COURTS = "Causas | Ingresos\nFamilia | 17.529\nCivil | 5.827\nLaboral | 4.130\n"


@pytest.fixture(scope="module")
def words() -> TableWords:
    return TableWords(CellSpace(account(STAFF, "Las causas del año:", COURTS)))


def test_a_table_lacks_the_words_that_none_of_its_labels_has(words: TableWords) -> None:
    lacked, by_all = words.lacked(keys("mujeres de enfermería"))
    assert lacked.tolist() == [0.0, 1.0]
    assert by_all == 0.0


def test_rare_words_weigh_more_and_numbers_nothing(words: TableWords) -> None:
    lacked, by_all = words.lacked(keys("1.234 mujeres zapadoras"))
    (known,), (strange,) = keys("mujeres"), keys("zapadoras")
    share = rarity(strange) / (rarity(strange) + rarity(known))
    assert lacked.tolist() == pytest.approx([share, 1.0])
    assert by_all == pytest.approx(share)


def test_a_text_without_words_lacks_nothing(words: TableWords) -> None:
    lacked, by_all = words.lacked(keys("1.234"))
    assert lacked.tolist() == [0.0, 0.0]
    assert by_all == 0.0
