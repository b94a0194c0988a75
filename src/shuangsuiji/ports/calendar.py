"""日历来源 (国务院办公厅年度放假通知): a port that gives the years whose notices are out.

Obligations of an adapter:

C1. `_year` gives the year that was asked for, None where its notice is not out. Nothing known of a year is never passed
    off as a year without holidays.
C2. Every day lies in the year, or in the last days of December before it that its notice sets (`may_set`).
C3. No day both rests and is worked.
C4. A year lets rest at least the holidays of every year (`FIXED_HOLIDAYS`); what is only partly known is not announced.
C5. Asked again, the same source gives the same.
C6. Every number has an answer: None where the source does not reach.
C7. Nothing but this library's errors is raised; a source that cannot be reached now raises `Unavailable`.
"""

from abc import ABC, abstractmethod
from typing import final

from shuangsuiji.errors import AdapterFault, InvalidInput, ShuangsuijiError, fault, raise_if
from shuangsuiji.workdays import CalendarYear, statutory_faults


class CalendarSource(ABC):
    """A source of calendar years; adapters fill in `_year`."""

    @final
    def year(self, number: int) -> CalendarYear | None:
        """Give a year, None where its notice is not out or the source does not reach.

        Raises:
            Unavailable: the source cannot be reached now.
            AdapterFault: the adapter broke one of its obligations.
        """
        found = self._guarded(number)
        if found is None:
            return None
        if found.number != number:
            raise AdapterFault(
                fault("SSJ-WORKDAYS-SOURCE-YEAR", name=self._name, asked=number, found=found.number)
            )
        raise_if(statutory_faults(found), AdapterFault)
        return found

    def _guarded(self, number: int) -> CalendarYear | None:
        """Let out nothing but this library's errors (C7); a year that is none (C2, C3) is the adapter's fault."""
        try:
            found = self._year(number)
        except InvalidInput as error:
            raise AdapterFault(*error.faults) from error
        except ShuangsuijiError:
            raise
        except Exception as error:
            raise self._escaped(error) from error
        if not isinstance(found, CalendarYear | None):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise self._escaped(found)
        return found

    def _escaped(self, found: object) -> AdapterFault:
        return AdapterFault(fault("SSJ-WORKDAYS-SOURCE-ESCAPED", name=self._name, found=type(found).__name__))

    @property
    def _name(self) -> str:
        return type(self).__name__

    @abstractmethod
    def _year(self, number: int) -> CalendarYear | None: ...
