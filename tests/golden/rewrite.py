"""Takes the example reports, writes what we make of them as golden readings; `make golden` calls it, a person reads the diff."""

from dataclasses import replace
from pathlib import Path

from depesche.intake.report import report_from_text
from depesche.model.json import to_json
from depesche.model.reading import Reading
from depesche.model.report import Report
from depesche.reading.reader import read

EXAMPLES = sorted((Path(__file__).parents[2] / "examples/botschaften").glob("*.txt"))
GOLDEN = Path(__file__).parent / "de"


def read_example(path: Path) -> tuple[Report, Reading]:
    """Read one example report."""
    report = report_from_text(path.read_text(encoding="utf-8"), report_id=path.stem)
    return report, read(report)


def golden_json(reading: Reading) -> str:
    """Write a reading without its extractor, which names the version and is no part of what was read."""
    return to_json(replace(reading, extractor=None), indent=1) + "\n"


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for example in EXAMPLES:
        (GOLDEN / f"{example.stem}.json").write_text(golden_json(read_example(example)[1]), encoding="utf-8")
