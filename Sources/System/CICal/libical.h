// The functions of libical that are used, found by name in the library when it is loaded. Their
// types are those of its own header, so that the compiler checks every call.
#pragma once
#include <libical/ical.h>

#define LIBICAL_FUNCTIONS(F) \
  F(icalparser_parse_string) \
  F(icalerror_set_errors_are_fatal) \
  F(icalcomponent_new) \
  F(icalcomponent_new_clone) \
  F(icalcomponent_free) \
  F(icalcomponent_isa) \
  F(icalcomponent_add_property) \
  F(icalcomponent_remove_property) \
  F(icalcomponent_add_component) \
  F(icalcomponent_remove_component) \
  F(icalcomponent_get_first_component) \
  F(icalcomponent_get_next_component) \
  F(icalcomponent_get_first_property) \
  F(icalcomponent_get_next_property) \
  F(icalcomponent_get_dtstart) \
  F(icalcomponent_get_duration) \
  F(icalcomponent_get_recurrenceid) \
  F(icalcomponent_get_status) \
  F(icalcomponent_get_summary) \
  F(icalcomponent_get_uid) \
  F(icalcomponent_count_errors) \
  F(icalcomponent_as_ical_string_r) \
  F(icalproperty_free) \
  F(icalproperty_add_parameter) \
  F(icalproperty_get_dtend) \
  F(icalproperty_get_exdate) \
  F(icalproperty_get_rdate) \
  F(icalproperty_get_rrule) \
  F(icalproperty_new_action) \
  F(icalproperty_new_description) \
  F(icalproperty_new_dtend) \
  F(icalproperty_new_dtstamp) \
  F(icalproperty_new_dtstart) \
  F(icalproperty_new_duration) \
  F(icalproperty_new_location) \
  F(icalproperty_new_prodid) \
  F(icalproperty_new_sequence) \
  F(icalproperty_new_status) \
  F(icalproperty_new_summary) \
  F(icalproperty_new_transp) \
  F(icalproperty_new_trigger) \
  F(icalproperty_new_tzid) \
  F(icalproperty_new_uid) \
  F(icalproperty_new_version) \
  F(icalproperty_new_x) \
  F(icalproperty_set_x_name) \
  F(icalparameter_new_tzid) \
  F(icalrecur_iterator_new) \
  F(icalrecur_iterator_next) \
  F(icalrecur_iterator_free) \
  F(icalrestriction_check) \
  F(icaldurationtype_from_int) \
  F(icaltime_is_null_time) \
  F(icaltimezone_get_builtin_timezone) \
  F(icaltimezone_get_component) \
  F(icalmemory_free_buffer)

#define DECLARE(name) __typeof__(&name) name;
struct libical {
  LIBICAL_FUNCTIONS(DECLARE)
};
#undef DECLARE

extern struct libical ical;
