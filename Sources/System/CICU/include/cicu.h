// The little of ICU that the project uses, behind types of our own.
//
// ICU's headers cannot stand in a module map: they clash with the ICU that Foundation brings.
// Text is UTF-16; every function that can fail returns a negative ICU error as a positive code
// through `status`, 0 for success.
#pragma once
#include <stdint.h>

typedef struct cicu_breaker cicu_breaker;

/// Line break opportunities (UAX #14) in the language's tailoring; NULL and a status on failure.
cicu_breaker *cicu_breaker_open(const char *locale, int32_t *status);
void cicu_breaker_close(cicu_breaker *breaker);
/// The text must outlive the calls of `next`.
int32_t cicu_breaker_set_text(cicu_breaker *breaker, const uint16_t *text, int32_t length);
/// The next boundary, or -1 at the end; `mandatory` is 1 where the line must end.
int32_t cicu_breaker_next(cicu_breaker *breaker, int32_t *mandatory);

/// Embedding levels (UAX #9), one for each UTF-16 unit. `direction`: 0 left to right, 1 right to
/// left, -1 by the first strong character. Returns the status.
int32_t cicu_bidi_levels(
  const uint16_t *text, int32_t length, int32_t direction, uint8_t *levels,
  uint8_t *paragraph_level);
/// Visual order of runs from their levels (rule L2).
void cicu_bidi_reorder(const uint8_t *levels, int32_t *map, int32_t count);

/// ISO 15924's four letters as one number, the first letter highest, as OpenType tags are.
uint32_t cicu_script_tag(int32_t script);
int32_t cicu_script(uint32_t character);
/// The script's English name, such as "Han"; static.
const char *cicu_script_name(int32_t script);
/// 1 where the character's Script_Extensions contain the script.
int32_t cicu_has_script(uint32_t character, int32_t script);
int32_t cicu_script_common(void);
int32_t cicu_script_inherited(void);
/// 1 for what needs no glyph of its own (Default_Ignorable_Code_Point, controls).
int32_t cicu_is_ignorable(uint32_t character);
/// The character's Unicode name, such as "SNOWMAN"; returns the length, 0 where it has none.
int32_t cicu_character_name(uint32_t character, char *buffer, int32_t capacity);

/// Names of weekdays (0: Sunday) and months (0: January) of a locale.
typedef enum {
  CICU_WEEKDAYS, CICU_SHORT_WEEKDAYS, CICU_SHORTER_WEEKDAYS, CICU_NARROW_WEEKDAYS,
  CICU_MONTHS, CICU_STANDALONE_MONTHS, CICU_SHORT_MONTHS
} cicu_names;
typedef struct cicu_symbols cicu_symbols;
cicu_symbols *cicu_symbols_open(const char *locale, int32_t *status);
void cicu_symbols_close(cicu_symbols *symbols);
/// Writes a name and returns its length in UTF-16 units, or -1 on failure.
int32_t cicu_symbols_name(
  cicu_symbols *symbols, cicu_names kind, int32_t index, uint16_t *buffer, int32_t capacity);

typedef struct cicu_plurals cicu_plurals;
cicu_plurals *cicu_plurals_open(const char *locale, int32_t *status);
void cicu_plurals_close(cicu_plurals *plurals);
/// Writes CLDR's keyword (`one`, `few`, …), ended by a zero; returns the status.
int32_t cicu_plurals_select(cicu_plurals *plurals, double number, char *buffer, int32_t capacity);

/// Writes text of another encoding, by its IANA name, as UTF-8; returns the number of bytes.
int32_t cicu_to_utf8(
  const char *charset, const char *text, int32_t length, uint8_t *buffer, int32_t capacity,
  int32_t *status);

/// ICU's version, such as "72.1".
const char *cicu_version(void);
