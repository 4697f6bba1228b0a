#include "cical.h"
#include "libical.h"

#include <stdlib.h>
#include <string.h>

struct cical_writer {
  icalcomponent *calendar;
  char *timezone;
  struct icaltimetype stamp;
};

static struct icaltimetype date(int day) {
  struct icaltimetype time;
  memset(&time, 0, sizeof time);
  time.year = day / 10000;
  time.month = day / 100 % 100;
  time.day = day % 100;
  time.is_date = 1;
  return time;
}

static struct icaltimetype moment(int day, int minute) {
  struct icaltimetype time = date(day);
  time.is_date = 0;
  time.hour = minute / 60;
  time.minute = minute % 60;
  return time;
}

static void add(icalcomponent *component, icalproperty *property) {
  if (property) ical.icalcomponent_add_property(component, property);
}

static void add_x(icalcomponent *component, const char *name, const char *value) {
  icalproperty *property = ical.icalproperty_new_x(value);
  if (!property) return;
  ical.icalproperty_set_x_name(property, name);
  add(component, property);
}

// The year of an observance's last change; 9999 where it goes on.
static int last_year(icalcomponent *observance) {
  int last = ical.icalcomponent_get_dtstart(observance).year;
  icalproperty *property =
      ical.icalcomponent_get_first_property(observance, ICAL_RRULE_PROPERTY);
  if (property) {
    struct icalrecurrencetype rule = ical.icalproperty_get_rrule(property);
    return ical.icaltime_is_null_time(rule.until) ? 9999 : rule.until.year;
  }
  property = ical.icalcomponent_get_first_property(observance, ICAL_RDATE_PROPERTY);
  for (; property;
       property = ical.icalcomponent_get_next_property(observance, ICAL_RDATE_PROPERTY)) {
    int year = ical.icalproperty_get_rdate(property).time.year;
    if (year > last) last = year;
  }
  return last;
}

// Takes the observances away that were over before the year began, but for the last of them, which
// may still be in force: calendars of a century's summer times help nobody.
static void prune(icalcomponent *zone, int year) {
  icalcomponent *over = NULL;
  int over_year = -1;
  icalcomponent *next = ical.icalcomponent_get_first_component(zone, ICAL_ANY_COMPONENT);
  while (next) {
    icalcomponent *observance = next;
    next = ical.icalcomponent_get_next_component(zone, ICAL_ANY_COMPONENT);
    int last = last_year(observance);
    if (last >= year - 1) continue;
    icalcomponent *older = last >= over_year ? over : observance;
    if (last >= over_year) {
      over = observance;
      over_year = last;
    }
    if (!older) continue;
    ical.icalcomponent_remove_component(zone, older);
    ical.icalcomponent_free(older);
  }
}

// The zone's rules from that year on, as the system has them, under its plain name: libical's own has its address
// before it, which other programs do not know.
static icalcomponent *zone_component(const char *name, int year) {
  icaltimezone *zone = ical.icaltimezone_get_builtin_timezone(name);
  icalcomponent *rules = zone ? ical.icaltimezone_get_component(zone) : NULL;
  icalcomponent *copy = rules ? ical.icalcomponent_new_clone(rules) : NULL;
  if (!copy) return NULL;
  icalproperty *old = ical.icalcomponent_get_first_property(copy, ICAL_TZID_PROPERTY);
  if (old) {
    ical.icalcomponent_remove_property(copy, old);
    ical.icalproperty_free(old);
  }
  add(copy, ical.icalproperty_new_tzid(name));
  prune(copy, year);
  return copy;
}

cical_writer *cical_writer_new(
    const char *product, const char *name, int stamp, const char *timezone, int year,
    int *unknown_timezone) {
  cical_writer *writer = calloc(1, sizeof *writer);
  *unknown_timezone = 0;
  if (!writer) return NULL;
  writer->calendar = ical.icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
  if (!writer->calendar) {
    free(writer);
    return NULL;
  }
  writer->stamp = moment(stamp, 0);
  add(writer->calendar, ical.icalproperty_new_version("2.0"));
  add(writer->calendar, ical.icalproperty_new_prodid(product));
  add_x(writer->calendar, "X-WR-CALNAME", name);
  if (timezone) {
    icalcomponent *rules = zone_component(timezone, year);
    if (rules) {
      ical.icalcomponent_add_component(writer->calendar, rules);
      writer->timezone = strdup(timezone);
    } else {
      *unknown_timezone = 1;
    }
  }
  return writer;
}

static void add_start(cical_writer *writer, icalcomponent *event, int day, int minute) {
  icalproperty *start =
      ical.icalproperty_new_dtstart(minute < 0 ? date(day) : moment(day, minute));
  if (start && minute >= 0 && writer->timezone)
    ical.icalproperty_add_parameter(start, ical.icalparameter_new_tzid(writer->timezone));
  add(event, start);
}

static void add_alarm(icalcomponent *event, const char *text, int minutes) {
  icalcomponent *alarm = ical.icalcomponent_new(ICAL_VALARM_COMPONENT);
  if (!alarm) return;
  struct icaltriggertype trigger;
  memset(&trigger, 0, sizeof trigger);
  trigger.duration = ical.icaldurationtype_from_int(-minutes * 60);
  add(alarm, ical.icalproperty_new_action(ICAL_ACTION_DISPLAY));
  add(alarm, ical.icalproperty_new_description(text));
  add(alarm, ical.icalproperty_new_trigger(trigger));
  ical.icalcomponent_add_component(event, alarm);
}

void cical_writer_add(
    cical_writer *writer, const char *uid, int sequence, int day, int minute, int length,
    const char *summary, const char *location, const char *description, int tentative,
    const char *alarm, int alarm_minutes) {
  icalcomponent *event = ical.icalcomponent_new(ICAL_VEVENT_COMPONENT);
  if (!event) return;
  struct icaltimetype stamp = writer->stamp;
  // UTC: floating stamps are not allowed.
  stamp.zone = ical.icaltimezone_get_builtin_timezone("UTC");
  add(event, ical.icalproperty_new_uid(uid));
  add(event, ical.icalproperty_new_dtstamp(stamp));
  add(event, ical.icalproperty_new_sequence(sequence));
  add_start(writer, event, day, minute);
  add(event, ical.icalproperty_new_duration(
                 ical.icaldurationtype_from_int(minute < 0 ? 86400 : length * 60)));
  add(event, ical.icalproperty_new_summary(summary));
  if (location) add(event, ical.icalproperty_new_location(location));
  if (description) add(event, ical.icalproperty_new_description(description));
  add(event, ical.icalproperty_new_status(tentative ? ICAL_STATUS_TENTATIVE : ICAL_STATUS_CONFIRMED));
  // A visit without a time does not take the whole day.
  add(event, ical.icalproperty_new_transp(minute < 0 ? ICAL_TRANSP_TRANSPARENT : ICAL_TRANSP_OPAQUE));
  if (alarm) add_alarm(event, alarm, alarm_minutes);
  ical.icalcomponent_add_component(writer->calendar, event);
}

char *cical_writer_finish(cical_writer *writer) {
  char *text = ical.icalcomponent_as_ical_string_r(writer->calendar);
  char *copy = text ? strdup(text) : NULL;
  if (text) ical.icalmemory_free_buffer(text);
  ical.icalcomponent_free(writer->calendar);
  free(writer->timezone);
  free(writer);
  return copy;
}
