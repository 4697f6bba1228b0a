"""What other people's code says of our dates and files: dateutil, holidays, icalendar, fhir.resources."""

import csv
import datetime
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import zoneinfo

import holidays
import icalendar
from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrulestr
from fhir.resources.R4B.bundle import Bundle

PLAN = str(pathlib.Path(sys.argv[1]).resolve())
EVERY_DAY = "opening: {%s}\n" % ", ".join(
    f"{day}: 09:00-18:00"
    for day in "monday tuesday wednesday thursday friday saturday sunday".split()
)


def run(*arguments, **environment):
    """The program's standard output."""
    result = subprocess.run(
        [PLAN, "schedule", "--quiet", *arguments],
        capture_output=True,
        env={"PATH": "/usr/bin:/bin", **environment},
        check=False,
    )
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.decode()


def dates(*arguments, **environment):
    rows = csv.DictReader(io.StringIO(run(*arguments, "--format", "csv", **environment), newline=""))
    return [datetime.date.fromisoformat(row["date"]) for row in rows if row["date"]]


def treatment(folder, name, course):
    path = folder / f"{name}.md"
    path.write_text(f"---\ntitle: {name}\ncourses:\n  only: {course}\n---\nText.\n")
    return str(path)


def clinic(folder, name, extra=""):
    path = folder / f"{name}.yaml"
    path.write_text(f"name: Example Clinic\n{EVERY_DAY}time_zone: Europe/London\n{extra}")
    return str(path)


def month_arithmetic(folder):
    """Months clamp as dateutil's do, from every month's end and its neighbours."""
    monthly = treatment(folder, "monthly", "{sessions: 26, every: 1 month, at_least: 1 day}")
    yearly = treatment(folder, "yearly", "{sessions: 9, every: 1 year, at_least: 1 day}")
    house = clinic(folder, "every-day")
    starts = [
        datetime.date(year, month, 1) - datetime.timedelta(days=back)
        for year in (1900, 2000, 2024, 2100)
        for month in range(1, 13)
        for back in (0, 1, 2)
    ]
    for start in starts:
        common = ["--clinic", house, "--start", str(start), "--as-of", str(start)]
        expected = [start + relativedelta(months=k) for k in range(26)]
        assert dates("--treatment", monthly, *common) == expected, start
        expected = [start + relativedelta(years=k) for k in range(9)]
        assert dates("--treatment", yearly, *common) == expected, start
    return len(starts) * 35


def calendar_of(events):
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//oracle//EN")
    calendar.add("version", "2.0")
    for index, (name, day, rule) in enumerate(events):
        event = icalendar.Event()
        event.add("uid", f"{index}@oracle.example")
        event.add("dtstamp", datetime.datetime(2025, 1, 1, tzinfo=datetime.timezone.utc))
        event.add("dtstart", day)
        event.add("summary", name)
        if rule:
            event.add("rrule", icalendar.vRecur.from_ical(rule))
        calendar.add_component(event)
    return calendar.to_ical()


def open_days(folder, name, first, closed):
    """The days of a year on which a session every day can take place."""
    daily = treatment(folder, "daily", "{every: 1 day, for: 365 days}")
    house = clinic(folder, name, f"holidays: {name}.ics\ntolerance: 60 days\n")
    found = dates(
        "--treatment", daily, "--clinic", house, "--start", str(first), "--as-of", str(first)
    )
    year = [first + datetime.timedelta(days=k) for k in range(365)]
    assert found == [day for day in year if day not in closed], name
    return len(found)


def public_holidays(folder):
    """Files that icalendar wrote of what holidays knows."""
    count = 0
    for country, part, year in [
        ("GB", "ENG", 2025), ("DE", "BY", 2026), ("UA", None, 2021), ("JP", None, 2027)
    ]:
        known = holidays.country_holidays(country, subdiv=part, years=[year, year + 1])
        name = f"{country}-{year}"
        (folder / f"{name}.ics").write_bytes(
            calendar_of([(text, day, None) for day, text in sorted(known.items())])
        )
        count += open_days(folder, name, datetime.date(year, 1, 2), known)
    return count


RULES = [
    "FREQ=YEARLY",
    "FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO",
    "FREQ=MONTHLY;BYDAY=2TU",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,FR",
    "FREQ=DAILY;INTERVAL=9;COUNT=20",
    "FREQ=YEARLY;BYYEARDAY=60,200,-1",
    "FREQ=YEARLY;BYWEEKNO=20;BYDAY=TU",
    "FREQ=WEEKLY;UNTIL=20250901",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
]


def repeated_holidays(folder):
    """Rules that repeat, as dateutil unfolds them."""
    count = 0
    for index, rule in enumerate(RULES):
        start = datetime.date(2025, 1, 8)
        name = f"rule-{index}"
        (folder / f"{name}.ics").write_bytes(calendar_of([("Closed", start, rule)]))
        begin = datetime.datetime.combine(start, datetime.time())
        until = begin + datetime.timedelta(days=800)
        found = rrulestr(rule, dtstart=begin).between(begin, until, inc=True)
        # What an event begins with is part of it, whether or not its rule says so (RFC 5545, 3.8.5.3).
        closed = {moment.date() for moment in found} | {start}
        count += open_days(folder, name, datetime.date(2025, 1, 9), closed)
    return count


def our_calendar():
    """Our file as icalendar reads it, with the same days as our own JSON."""
    common = ["--treatment", "laser", "--start", "2025-03-01", "--as-of", "2025-02-24"]
    known = json.loads(run(*common, "--format", "json"))["sessions"]
    zone = zoneinfo.ZoneInfo("Europe/London")
    for options, minutes in [([], None), (["--time", "14:30"], 14 * 60 + 30)]:
        text = run(*common, *options, "--format", "ics")
        assert "\r\n" in text and all(
            len(line.encode()) <= 75 for line in text.split("\r\n")
        ), "lines are folded at 75 bytes"
        calendar = icalendar.Calendar.from_ical(text)
        events = list(calendar.walk("VEVENT"))
        assert len(events) == len(known)
        assert len({event["UID"] for event in events}) == len(events)
        for event, session in zip(events, known):
            day = datetime.date.fromisoformat(session["date"])
            start = event["DTSTART"].dt
            if minutes is None:
                assert start == day and event["DURATION"].dt == datetime.timedelta(days=1)
            else:
                moment = datetime.datetime.combine(
                    day, datetime.time(minutes // 60, minutes % 60), zone
                )
                assert start == moment, (start, moment)
            assert event["STATUS"] == ("TENTATIVE" if session["optional"] else "CONFIRMED")
            assert event["DTSTAMP"].dt == datetime.datetime(
                2025, 2, 24, tzinfo=datetime.timezone.utc
            )
            (alarm,) = event.walk("VALARM")
            assert alarm["TRIGGER"].dt < datetime.timedelta()
        if minutes is not None:
            (rules,) = calendar.walk("VTIMEZONE")
            ours = rules.to_tz()
            for year in range(2025, 2031):
                for day in range(0, 365, 5):
                    moment = datetime.datetime(year, 1, 1, 12) + datetime.timedelta(days=day)
                    theirs = moment.replace(tzinfo=zone).utcoffset()
                    assert ours.utcoffset(moment) == theirs, moment
    return len(known) * 2


def our_care_plan():
    """Our bundle as fhir.resources reads it, with the same days as our own JSON."""
    count = 0
    for arguments in (
        ["--treatment", "laser", "--reference", "A-17", "--clinician", "Dr Example"],
        ["--treatment", "mesotherapy", "--course", "hyaluronic-intensive"],
        ["--treatment", "laser", "--treatment", "biorevitalisation", "--time", "9:00"],
    ):
        common = [*arguments, "--start", "2025-03-01", "--as-of", "2025-02-24"]
        bundle = Bundle.model_validate_json(run(*common, "--format", "fhir"))
        known = json.loads(run(*common, "--format", "json"))["sessions"]
        resources = [entry.resource for entry in bundle.entry]
        plan, requests = resources[0], resources[1:]
        assert plan.get_resource_type() == "CarePlan" and plan.status == "active"
        assert {request.get_resource_type() for request in requests} == {"ServiceRequest"}
        found = [
            request.occurrenceDateTime and request.occurrenceDateTime.isoformat()[:10]
            for request in requests
        ]
        assert found == [session["date"] for session in known]
        links = [activity.reference.reference for activity in plan.activity]
        assert links == [entry.fullUrl for entry in bundle.entry[1:]]
        assert all(r.basedOn[0].reference == bundle.entry[0].fullUrl for r in requests)
        count += len(known)
    return count


def days_are_days():
    """No time zone and no locale of the machine moves a date."""
    common = ["--treatment", "laser", "--start", "2025-03-30", "--as-of", "2025-02-24"]
    plain = run(*common, "--format", "csv")
    environments = [
        {"TZ": zone, "LC_ALL": locale}
        for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/London", "America/Sao_Paulo")
        for locale in ("C", "C.UTF-8", "tr_TR.UTF-8")
    ]
    for environment in environments:
        assert run(*common, "--format", "csv", **environment) == plain, environment
    return len(environments)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        checks = [
            ("month arithmetic, dateutil", lambda: month_arithmetic(folder)),
            ("public holidays, holidays and icalendar", lambda: public_holidays(folder)),
            ("repeated holidays, dateutil", lambda: repeated_holidays(folder)),
            ("our calendar, icalendar", our_calendar),
            ("our care plan, fhir.resources", our_care_plan),
            ("time zones and locales", days_are_days),
        ]
        for title, check in checks:
            print(f"{title}: {check()} agree", flush=True)


if __name__ == "__main__":
    main()
