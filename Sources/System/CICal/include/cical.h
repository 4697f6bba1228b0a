#pragma once
#include <stddef.h>
#include <stdint.h>

// libical, loaded when a calendar is first read or written and not before: the main job does not pay
// for it at start-up, and `swift run` needs no second program beside it. Not for two threads at once.

/// 1 where libical is there, 0 where it is not installed.
int cical_load(void);

/// A stretch of whole days, in days since 1970-01-01, and what it is called (UTF-8, never NULL).
typedef struct {
  int64_t first;
  int64_t last;
  char *summary;
} cical_days;

typedef struct {
  cical_days *days;
  size_t count;
  /// Events that take a part of a day only and are left out.
  size_t timed;
  /// Lines that libical could not make sense of.
  size_t errors;
  /// More occurrences than are read.
  int truncated;
} cical_reading;

/// Reads the events of a calendar that touch the days from `first` to `last`, with RRULE, RDATE,
/// EXDATE and RECURRENCE-ID.
///
/// Returns 1, and a reading that `cical_reading_free` frees, or 0 where the text is no calendar.
int cical_read(const char *text, int64_t first, int64_t last, cical_reading *reading);
void cical_reading_free(cical_reading *reading);

typedef struct cical_writer cical_writer;

/// A calendar in the making; NULL where memory is short.
///
/// stamp: the day of DTSTAMP as YYYYMMDD. timezone: an IANA name, or NULL for floating times; its
/// rules are written from that year on.
/// unknown_timezone is set to 1 where the system has no such zone.
cical_writer *cical_writer_new(
    const char *product, const char *name, int stamp, const char *timezone, int year,
    int *unknown_timezone);

/// An event. day: YYYYMMDD. minute: since midnight, or -1 for the whole day. length: in minutes.
/// location, description and alarm may be NULL; the alarm comes so many minutes before the event.
void cical_writer_add(
    cical_writer *writer, const char *uid, int sequence, int day, int minute, int length,
    const char *summary, const char *location, const char *description, int tentative,
    const char *alarm, int alarm_minutes);

/// The calendar's text, which `cical_free` frees; frees the writer. NULL where memory is short.
char *cical_writer_finish(cical_writer *writer);
void cical_free(void *memory);

/// What libical's own rules of RFC 5545 and RFC 5546 have against a calendar: the number of
/// errors, or -1 where the text is no calendar.
int cical_check(const char *text);
