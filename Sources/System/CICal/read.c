#include "cical.h"
#include "libical.h"

#include <stdlib.h>
#include <string.h>

// More than any clinic's calendar holds; a rule that repeats daily for decades ends here.
enum { most_occurrences = 20000, most_steps = 200000 };

typedef struct icaltimetype moment;

// Days since 1970-01-01 (Howard Hinnant's days_from_civil).
static int64_t day_number(int64_t year, int month, int day) {
  if (month <= 2) year -= 1;
  int64_t era = (year >= 0 ? year : year - 399) / 400;
  int64_t of_era = year - era * 400;
  int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static int64_t number(moment time) { return day_number(time.year, time.month, time.day); }

static int is_midnight(moment time) {
  return time.is_date || (time.hour == 0 && time.minute == 0 && time.second == 0);
}

static int seconds_of_day(moment time) {
  return time.is_date ? 0 : time.hour * 3600 + time.minute * 60 + time.second;
}

// The moments that an occurrence of a rule was moved away from, by the event's UID.
typedef struct {
  const char *uid;
  int64_t day;
} exception;

typedef struct {
  int64_t first, last;
  cical_reading *reading;
  exception *exceptions;
  size_t exception_count;
  // The days of the event at work that its EXDATEs take out. They are gathered first: libical has one
  // place in a component's properties, which a search within a search would lose.
  int64_t *excluded;
  size_t excluded_count;
} search;

static int add_days(search *search, int64_t first, int64_t length, const char *summary) {
  cical_reading *reading = search->reading;
  if (first > search->last || first + length - 1 < search->first) return 1;
  if (reading->count >= most_occurrences) {
    reading->truncated = 1;
    return 0;
  }
  if ((reading->count & (reading->count - 1)) == 0) {
    size_t room = reading->count ? reading->count * 2 : 1;
    cical_days *days = realloc(reading->days, room * sizeof *days);
    if (!days) return 0;
    reading->days = days;
  }
  char *copy = strdup(summary ? summary : "");
  if (!copy) return 0;
  reading->days[reading->count++] = (cical_days){first, first + length - 1, copy};
  return 1;
}

static int is_excepted(search *search, const char *uid, int64_t day) {
  for (size_t index = 0; index < search->exception_count; index++)
    if (search->exceptions[index].day == day && !strcmp(search->exceptions[index].uid, uid))
      return 1;
  for (size_t index = 0; index < search->excluded_count; index++)
    if (search->excluded[index] == day) return 1;
  return 0;
}

static void gather_excluded(search *search, icalcomponent *event) {
  search->excluded_count = 0;
  icalproperty *property = ical.icalcomponent_get_first_property(event, ICAL_EXDATE_PROPERTY);
  for (; property;
       property = ical.icalcomponent_get_next_property(event, ICAL_EXDATE_PROPERTY)) {
    size_t count = search->excluded_count + 1;
    int64_t *excluded = realloc(search->excluded, count * sizeof *excluded);
    if (!excluded) return;
    search->excluded = excluded;
    excluded[search->excluded_count++] = number(ical.icalproperty_get_exdate(property));
  }
}

// Whole days from the event's start on; 0 where it takes only a part of a day.
static int64_t whole_days(icalcomponent *event, moment start) {
  icalproperty *property = ical.icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY);
  int64_t seconds;
  if (property) {
    moment end = ical.icalproperty_get_dtend(property);
    seconds = (number(end) - number(start)) * 86400 + seconds_of_day(end) - seconds_of_day(start);
  } else if (ical.icalcomponent_get_first_property(event, ICAL_DURATION_PROPERTY)) {
    struct icaldurationtype length = ical.icalcomponent_get_duration(event);
    seconds = ((int64_t)length.weeks * 7 + length.days) * 86400 + (int64_t)length.hours * 3600
              + (int64_t)length.minutes * 60 + length.seconds;
    if (length.is_neg) seconds = 0;
  } else {
    seconds = start.is_date ? 86400 : 0;
  }
  // Some programs let the last day be the end of an all-day event.
  if (start.is_date && seconds <= 0) seconds = 86400;
  if (seconds <= 0 || seconds % 86400 || !is_midnight(start)) return 0;
  return seconds / 86400;
}

static void add_rule(
    search *search, icalproperty *property, moment start, int64_t length, const char *uid,
    const char *summary) {
  struct icalrecurrencetype rule = ical.icalproperty_get_rrule(property);
  struct icalrecur_iterator_impl *iterator = ical.icalrecur_iterator_new(rule, start);
  if (!iterator) {
    search->reading->errors += 1;
    return;
  }
  for (int step = 0; step < most_steps; step++) {
    moment next = ical.icalrecur_iterator_next(iterator);
    if (ical.icaltime_is_null_time(next)) break;
    int64_t day = number(next);
    if (day > search->last) break;
    // The start is added by itself, whether or not the rule names it.
    if (day == number(start) || is_excepted(search, uid, day)) continue;
    if (!add_days(search, day, length, summary)) break;
    if (step == most_steps - 1) search->reading->truncated = 1;
  }
  ical.icalrecur_iterator_free(iterator);
}

static void read_event(search *search, icalcomponent *event) {
  moment start = ical.icalcomponent_get_dtstart(event);
  if (ical.icaltime_is_null_time(start)) {
    search->reading->errors += 1;
    return;
  }
  if (ical.icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED) return;
  int64_t length = whole_days(event, start);
  if (length == 0) {
    search->reading->timed += 1;
    return;
  }
  const char *uid = ical.icalcomponent_get_uid(event);
  const char *summary = ical.icalcomponent_get_summary(event);
  if (!uid) uid = "";
  if (!ical.icaltime_is_null_time(ical.icalcomponent_get_recurrenceid(event))) {
    add_days(search, number(start), length, summary);
    return;
  }
  gather_excluded(search, event);
  if (!is_excepted(search, uid, number(start)))
    add_days(search, number(start), length, summary);
  icalproperty *property = ical.icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
  for (; property; property = ical.icalcomponent_get_next_property(event, ICAL_RRULE_PROPERTY))
    add_rule(search, property, start, length, uid, summary);
  property = ical.icalcomponent_get_first_property(event, ICAL_RDATE_PROPERTY);
  for (; property; property = ical.icalcomponent_get_next_property(event, ICAL_RDATE_PROPERTY)) {
    struct icaldatetimeperiodtype date = ical.icalproperty_get_rdate(property);
    moment time = ical.icaltime_is_null_time(date.time) ? date.period.start : date.time;
    if (ical.icaltime_is_null_time(time)) continue;
    int64_t day = number(time);
    if (day != number(start) && !is_excepted(search, uid, day))
      add_days(search, day, length, summary);
  }
}

typedef void visitor(search *, icalcomponent *);

// libical puts several calendars of one text below a root of its own.
static void each_event(search *search, icalcomponent *component, int depth, visitor *visit) {
  icalcomponent *inner = ical.icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT);
  for (; inner; inner = ical.icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)) {
    icalcomponent_kind kind = ical.icalcomponent_isa(inner);
    if (kind == ICAL_VEVENT_COMPONENT) visit(search, inner);
    if (kind == ICAL_VCALENDAR_COMPONENT && depth < 4) each_event(search, inner, depth + 1, visit);
  }
}

static void note_exception(search *search, icalcomponent *event) {
  moment moved = ical.icalcomponent_get_recurrenceid(event);
  const char *uid = ical.icalcomponent_get_uid(event);
  if (ical.icaltime_is_null_time(moved) || !uid) return;
  exception *exceptions =
      realloc(search->exceptions, (search->exception_count + 1) * sizeof *exceptions);
  if (!exceptions) return;
  search->exceptions = exceptions;
  exceptions[search->exception_count++] = (exception){uid, number(moved)};
}

static int is_calendar(icalcomponent *root) {
  if (ical.icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT) return 1;
  return ical.icalcomponent_get_first_component(root, ICAL_VCALENDAR_COMPONENT) != NULL;
}

int cical_read(const char *text, int64_t first, int64_t last, cical_reading *reading) {
  memset(reading, 0, sizeof *reading);
  icalcomponent *root = ical.icalparser_parse_string(text);
  if (!root) return 0;
  int readable = is_calendar(root);
  if (readable) {
    search search = {.first = first, .last = last, .reading = reading};
    reading->errors = (size_t)ical.icalcomponent_count_errors(root);
    each_event(&search, root, 0, note_exception);
    // The root itself may be the one calendar.
    each_event(&search, root, 0, read_event);
    free(search.exceptions);
    free(search.excluded);
  }
  ical.icalcomponent_free(root);
  return readable;
}

void cical_reading_free(cical_reading *reading) {
  for (size_t index = 0; index < reading->count; index++) free(reading->days[index].summary);
  free(reading->days);
  memset(reading, 0, sizeof *reading);
}

int cical_check(const char *text) {
  icalcomponent *root = ical.icalparser_parse_string(text);
  if (!root) return -1;
  int errors = -1;
  if (is_calendar(root)) {
    ical.icalrestriction_check(root);
    errors = ical.icalcomponent_count_errors(root);
  }
  ical.icalcomponent_free(root);
  return errors;
}
