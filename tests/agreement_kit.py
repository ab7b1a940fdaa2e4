"""An agreement to test with: a plan for Leeuwarden with covers, goals and a clause."""

from datetime import date

from akkoordwijzer.calibration.kit import Kit
from akkoordwijzer.library.agreement import AgreementLibrary, read_agreement_library
from akkoordwijzer.model.outcome import play
from akkoordwijzer.model.records import Case
from akkoordwijzer.proposal.agreement import ChoiceTerms, Clause, Cover, Goal, Terms
from akkoordwijzer.report.agreement import Agreement, agreement_of
from akkoordwijzer.report.annex import Made

LIBRARY: AgreementLibrary = read_agreement_library()
MADE = Made(date(2026, 11, 25), "abc123", "0.1.0-def", "http://localhost/?gemeente=GM0080")
GOAL = Goal(
    indicator="guardianship_inflow",
    start_value=160.0,
    start_year=2025,
    start_source="rechtbank",
    target=120.0,
    owner="wethouder schulden",
)
WAIT = Goal(indicator="debt_wait_days", start_value=24.0, target=14.0, owner="wethouder schulden")
CLAUSE = Clause(
    id="guardianship",
    about="guardianship_gatekeeper",
    indicator="guardianship_inflow",
    op=">",
    value=130.0,
    measured="2029-01-01",
    looks="wethouder schulden",
    document="kadernota",
    document_year=2029,
    decision="saving_missing",
    never="refuse_rights",
)
TERMS = Terms(
    style="detailed",
    choices={
        "integrated_debt_help": ChoiceTerms(
            wording="Mensen met beginnende schulden spreken binnen een maand iemand",
            owner="wethouder schulden",
            cover=Cover(kind="reserve", until=2028),
        ),
        "guardianship_gatekeeper": ChoiceTerms(cover=Cover(kind="own")),
        "guardian_covenant": ChoiceTerms(
            cover=Cover(kind="others", payer="housing_association", eur_per_year=10_000, signed=True)
        ),
        "debt_aftercare": ChoiceTerms(
            cover=Cover(kind="others", payer="creditor", eur_per_year=5_000, signed=False), task_field="6.3"
        ),
        "guardianship_outflow": ChoiceTerms(keep=False),
    },
    goals=(GOAL, WAIT),
    clauses=(CLAUSE,),
)


def case_of(kit: Kit, name: str = "guardianship_grip") -> Case:
    return kit.case(next(scenario for scenario in kit.scenarios if scenario.id == name))


def agreement(kit: Kit, terms: Terms = TERMS, name: str = "guardianship_grip", reserve: int = 200_000) -> Agreement:
    return agreement_of(case_of(kit, name), play, "Leeuwarden", terms, LIBRARY, MADE, reserve)
